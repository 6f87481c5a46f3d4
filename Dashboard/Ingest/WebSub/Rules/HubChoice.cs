using Dashboard.Storage;

namespace Dashboard.Ingest.WebSub.Rules;

/// <summary>Which of the hubs that a source names is subscribed to: one at a time, and the next where it refuses or keeps silent. Pure.</summary>
public static class HubChoice
{
    /// <summary>A source's hubs are changed no more often; a hub that has confirmed nothing for so long gives way to another.</summary>
    public static readonly TimeSpan Composure = TimeSpan.FromHours(1);

    /// <summary>Whether a hub may be left for another one.</summary>
    /// <param name="known">The subscription.</param>
    /// <param name="now">Now (UTC).</param>
    public static bool GivesWay(WebSubRow known, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(known);
        return now - known.AskedAt >= Composure && known.State switch
        {
            WebSubState.Denied or WebSubState.GivenUp => true,
            WebSubState.Asked => known.Tries > 0,
            _ => false,
        };
    }

    /// <summary>The first offer that was not tried; null where all were.</summary>
    /// <param name="offers">The source's offers, the preferred one first.</param>
    /// <param name="tried">What was subscribed to lately.</param>
    public static HubOffer? Untried(IReadOnlyList<HubOffer> offers, IReadOnlyCollection<HubOffer> tried) => offers.FirstOrDefault(o => !tried.Contains(o));
}
