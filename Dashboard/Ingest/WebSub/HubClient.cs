using System.Globalization;
using Dashboard.Fetching;
using Dashboard.Site;
using Dashboard.Storage;
using Microsoft.Extensions.Options;

namespace Dashboard.Ingest.WebSub;

/// <summary>Speaks to hubs, through the guard like everything that leaves the house.</summary>
/// <param name="client">The guarded client.</param>
/// <param name="site">Where hubs call us.</param>
/// <param name="options">The lease to ask for.</param>
public sealed class HubClient(GuardedClient client, SiteAddress site, IOptions<WebSubOptions> options)
{
    /// <summary>The path of the callbacks.</summary>
    public const string Path = "websub";

    private const string RateLimited = "rate-limited";
    private const string Gone = "gone";

    /// <summary>Asks a hub for a subscription, or to end it. The hub may ask back before this returns.</summary>
    /// <param name="row">The subscription.</param>
    /// <param name="secret">The secret in clear, where one is to be agreed on.</param>
    /// <param name="wanted">Whether it is wanted.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Why the hub did not take the request, as a code with arguments, and for how long it wants to be left alone; nulls where it took it.</returns>
    public async Task<(string? Code, IReadOnlyList<string> Arguments, TimeSpan? RetryAfter)> SayAsync(WebSubRow row, string? secret, bool wanted, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(row);
        return await client.FetchAsync(new FetchRequest(new Uri(row.Hub)) { Form = FormOf(row, secret, wanted) }, ct) switch
        {
            FetchOutcome.Accepted => (null, [], null),
            FetchOutcome.RateLimited limited => (RateLimited, [], limited.RetryAfter),
            FetchOutcome.Gone => (Gone, [], null),
            FetchOutcome.Failed failed => (failed.Code, failed.Arguments, failed.RetryAfter),
            var other => throw new InvalidOperationException($"A form was answered with {other.GetType().Name}."),
        };
    }

    private List<KeyValuePair<string, string>> FormOf(WebSubRow row, string? secret, bool wanted)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("hub.callback", site.Of($"{Path}/{row.Token}").AbsoluteUri),
            new("hub.mode", wanted ? "subscribe" : "unsubscribe"),
            new("hub.topic", row.Topic),
            // Hubs from before the standard want to be told how to ask back; others pass it over.
            new("hub.verify", "async"),
        ];
        if (wanted)
        {
            form.Add(new("hub.lease_seconds", ((long)options.Value.Lease.TotalSeconds).ToString(CultureInfo.InvariantCulture)));
        }

        if (wanted && secret is not null)
        {
            form.Add(new("hub.secret", secret));
        }

        return form;
    }
}
