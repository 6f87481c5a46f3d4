using Dashboard.Accounts;
using Dashboard.Shared.Sources;

namespace Dashboard.Sources.Opml;

/// <summary>Adds the sources of an OPML document. Each is an act of its own: what went in stays in, and a second run changes nothing.</summary>
/// <param name="desk">Adds a source.</param>
public sealed class SourceImport(SourceDesk desk)
{
    /// <summary>Reads a document and adds its sources.</summary>
    /// <param name="stream">The document.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it between two sources.</param>
    public async Task<ImportReport> RunAsync(Stream stream, Actor by, CancellationToken ct)
    {
        var document = await OpmlReader.ReadAsync(stream, ct);
        if (document.Entries is null)
        {
            return new([], [], [], document.Fault);
        }

        var added = new List<SourceSummary>();
        var there = new List<SourceSummary>();
        var rejected = new List<ImportRejection>();
        foreach (var entry in document.Entries)
        {
            var result = await AddAsync(entry, by, ct);
            if (result is { IsDone: true, Source: { } source })
            {
                added.Add(source);
            }
            else if (result is { Fault.Code: SourceFaultCode.Duplicate, Source: { } known })
            {
                there.Add(known);
            }
            else if (result.Fault is { } fault)
            {
                rejected.Add(new(entry, fault));
            }
        }

        return new(added, there, rejected, null);
    }

    // What is only told about a source must not keep it out: a site, language or section we cannot use is left away.
    private async Task<SourceResult> AddAsync(OpmlEntry entry, Actor by, CancellationToken ct)
    {
        var draft = new SourceDraft(entry.XmlUrl)
        {
            Name = Cut(entry.Title, SourceSettingsRules.MaxName),
            Site = entry.HtmlUrl,
            Language = entry.Language,
            Section = Cut(entry.Section, SourceSettingsRules.MaxSection),
        };
        while (true)
        {
            var result = await desk.AddAsync(draft, by, ct, amongMany: true);
            switch (result.Fault?.Code)
            {
                case SourceFaultCode.Site:
                    draft = draft with { Site = null };
                    break;
                case SourceFaultCode.Language:
                    draft = draft with { Language = null };
                    break;
                case SourceFaultCode.Section:
                    draft = draft with { Section = null };
                    break;
                default:
                    return result;
            }
        }
    }

    private static string? Cut(string? text, int most) =>
        text is null || text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
