using System.Globalization;
using Dashboard.Feeds;
using Dashboard.Ingest.Pages;
using Dashboard.Shared.Sources;
using Dashboard.Sources;
using Dashboard.Storage;
using Dashboard.Wire;

namespace Dashboard.Ingest;

/// <summary>Looks at an address as a poll would, and keeps nothing of it. Of a page it says which feeds it offers.</summary>
/// <param name="fetcher">Fetches and reads.</param>
/// <param name="finder">Finds feeds.</param>
public sealed class SourcePreviewer(SourceFetcher fetcher, FeedFinder finder)
{
    private const int Shown = 20;

    /// <summary>Looks once.</summary>
    /// <param name="settings">The settings of a source to be.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<PreviewResult> LookAsync(SourceSettings settings, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var source = new SourceRow { Address = settings.Address, AddressKey = settings.AddressKey, Name = settings.Name };
        settings.WriteTo(source);
        var result = await fetcher.FetchAsync(source, place: null, onTurn: null, ct);
        if (result.FailureCode is { } code)
        {
            var feeds = await FeedsAsync(result, ct);
            return feeds.Count == 0
                ? new(null, new SourceFault(code, result.FailureArguments))
                : new(new(settings.Address, Final(result, settings), null, null, null, null, null, 0, 0, []) { Feeds = feeds }, null);
        }

        var items = result.Entries.Take(Shown).Select(Item).ToList();
        var preview = new SourcePreview(
            settings.Address, Final(result, settings), result.Name, result.Site, result.Language, result.Encoding, result.Hubs.Count > 0 ? result.Hubs[0] : null, result.Entries.Count, result.Skipped, items);
        return new(preview with { Note = SourceSentences.Note(result.FaultyLine, CultureInfo.CurrentUICulture) }, null);
    }

    private async Task<IReadOnlyList<SourceFeed>> FeedsAsync(PollResult result, CancellationToken ct)
    {
        if (result is not { FailureCode: FeedFault.HtmlPage, FinalUrl: { } page })
        {
            return [];
        }

        var found = result.Feeds.Count > 0 ? result.Feeds : await finder.TryUsualPlacesAsync(page, ct);
        return [.. found.Select(f => new SourceFeed(f.Url.AbsoluteUri, f.Title, f.Type))];
    }

    private static string Final(PollResult result, SourceSettings settings) => (result.FinalUrl ?? new Uri(settings.Address)).AbsoluteUri;

    private static SourcePreviewItem Item(WireEntry entry) =>
        new(entry.Title, entry.Url, entry.Lead, entry.Author, entry.Language, entry.Direction, entry.PublishedAt, [.. entry.Pictures.Select(p => p.Address)]);
}
