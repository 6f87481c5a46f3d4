using Dashboard.Feeds;
using Dashboard.Feeds.Discovery;
using Dashboard.Fetching;

namespace Dashboard.Ingest.Pages;

/// <summary>Finds the feeds of a page that was fetched in place of one. What it asks for goes through the guard like every poll.</summary>
/// <param name="client">The guarded client.</param>
public sealed class FeedFinder(GuardedClient client)
{
    /// <summary>Code of a page that offers feeds but is none. Argument: their addresses.</summary>
    public const string PageWithFeeds = "page-with-feeds";

    private const int Shown = 20;
    private const int Named = 3;

    /// <summary>A page that names no feed is asked for no more places than this.</summary>
    private const int Tries = 4;

    /// <summary>The feeds that a page names, the likeliest first; none of them fetched.</summary>
    /// <param name="page">The page.</param>
    public static IReadOnlyList<FeedCandidate> In(FetchOutcome.Fetched page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var found = FeedDiscovery.Find(page.Body, page.ContentType, page.FinalUrl).Where(c => c.Url.AbsoluteUri != page.FinalUrl.AbsoluteUri).ToList();
        // What is declared loosely beside a real declaration is the site's own machinery.
        return [.. found.Where(c => c.Sign != FeedSign.DeclaredLoosely || found.TrueForAll(other => other.Sign != FeedSign.Declared)).Take(Shown)];
    }

    /// <summary>
    /// What a poll that met a page makes of the feeds in it: it leads to the one feed that the page names, once that has been read;
    /// where there are several, the failure names them.
    /// </summary>
    /// <param name="result">The poll.</param>
    /// <param name="onTurn">Called before each request; what it throws gives the poll up.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<PollResult> FollowAsync(PollResult result, Action? onTurn, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(result);
        var declared = result.Feeds.Where(f => f.Sign == FeedSign.Declared).ToList();
        var likely = declared.Count > 0 ? declared : result.Feeds.Where(f => f.Sign != FeedSign.Comments).ToList();
        if (likely.Count == 0)
        {
            return result;
        }

        var named = result with { FailureCode = PageWithFeeds, FailureArguments = [string.Join(", ", likely.Take(Named).Select(f => f.Url.AbsoluteUri))] };
        return likely is [var only] && await IsFeedAsync(only.Url, onTurn, ct) ? named with { LeadsTo = only.Url } : named;
    }

    /// <summary>The feeds at the usual places of a site whose page names none: on its own host, few and one after the other, until one is found.</summary>
    /// <param name="page">The page.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<FeedCandidate>> TryUsualPlacesAsync(Uri page, CancellationToken ct)
    {
        foreach (var place in FeedDiscovery.CommonPlaces(page).Where(p => p != page).Take(Tries))
        {
            if (await IsFeedAsync(place, onTurn: null, ct))
            {
                return [new FeedCandidate(place, null, null, FeedSign.Address)];
            }
        }

        return [];
    }

    private async Task<bool> IsFeedAsync(Uri url, Action? onTurn, CancellationToken ct) =>
        await client.FetchAsync(new FetchRequest(url) { OnTurn = onTurn }, ct) is FetchOutcome.Fetched fetched
        && FeedParser.Parse(fetched.Body, fetched.ContentType, fetched.FinalUrl).Document is not null;
}
