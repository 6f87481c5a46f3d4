namespace Dashboard.Ingest.WebSub.Rules;

/// <summary>What a hub asks or says at a callback (WebSub, 5.2 and 5.3).</summary>
/// <param name="Mode"><c>hub.mode</c>.</param>
/// <param name="Topic"><c>hub.topic</c>.</param>
/// <param name="Challenge"><c>hub.challenge</c>.</param>
/// <param name="Lease"><c>hub.lease_seconds</c>, as received.</param>
/// <param name="Reason"><c>hub.reason</c>, of a refusal.</param>
public sealed record HubIntent(string? Mode, string? Topic, string? Challenge, string? Lease, string? Reason)
{
    /// <summary>Reads a query.</summary>
    /// <param name="query">The query.</param>
    public static HubIntent Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(query["hub.mode"], query["hub.topic"], query["hub.challenge"], query["hub.lease_seconds"], query["hub.reason"]);
    }
}
