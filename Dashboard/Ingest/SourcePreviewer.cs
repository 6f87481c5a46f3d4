using Dashboard.Shared.Sources;
using Dashboard.Sources;
using Dashboard.Storage;
using Dashboard.Wire;

namespace Dashboard.Ingest;

/// <summary>Looks at an address as a poll would, and keeps nothing of it.</summary>
/// <param name="fetcher">Fetches and reads.</param>
public sealed class SourcePreviewer(SourceFetcher fetcher)
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
        var result = await fetcher.FetchAsync(source, onTurn: null, ct);
        if (result.FailureCode is { } code)
        {
            return new(null, new SourceFault(code, result.FailureArguments));
        }

        var items = result.Entries.Take(Shown).Select(Item).ToList();
        return new(new(
            settings.Address, (result.FinalUrl ?? new Uri(settings.Address)).AbsoluteUri, result.Name, result.Site, result.Language, result.Encoding, result.Hub,
            result.Entries.Count, result.Skipped, items), null);
    }

    private static SourcePreviewItem Item(WireEntry entry) =>
        new(entry.Title, entry.Url, entry.Lead, entry.Author, entry.Language, entry.Direction, entry.PublishedAt, [.. entry.Pictures.Select(p => p.Address)]);
}
