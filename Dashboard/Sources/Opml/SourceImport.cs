using Dashboard.Accounts;
using Dashboard.Shared.Sources;

namespace Dashboard.Sources.Opml;

/// <summary>Adds the sources of an OPML document. What went in stays in when it is stopped, and a second run changes nothing.</summary>
/// <param name="rules">Which settings may be kept.</param>
/// <param name="intake">Adds sources.</param>
public sealed class SourceImport(SourceSettingsRules rules, SourceIntake intake)
{
    /// <summary>Reads a document and adds its sources.</summary>
    /// <param name="stream">The document.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it between two transactions.</param>
    public async Task<ImportReport> RunAsync(Stream stream, Actor by, CancellationToken ct)
    {
        var document = await OpmlReader.ReadAsync(stream, ct);
        if (document.Entries is null)
        {
            return new([], [], [], document.Fault);
        }

        var checks = document.Entries.Select(entry => (Entry: entry, Verdict: Check(entry))).ToList();
        var results = await intake.AddAsync([.. checks.Select(c => c.Verdict.Settings).OfType<SourceSettings>()], by, ct);
        return new(
            [.. results.Where(r => r.IsDone).Select(r => r.Source).OfType<SourceSummary>()],
            [.. results.Where(r => !r.IsDone).Select(r => r.Source).OfType<SourceSummary>()],
            [.. checks.Where(c => c.Verdict.Settings is null).Select(c => new ImportRejection(c.Entry, c.Verdict.Fault!))],
            null);
    }

    // What is only told about a source must not keep it out: a site, language or section we cannot use is left away.
    private (SourceSettings? Settings, SourceFault? Fault) Check(OpmlEntry entry)
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
            var verdict = rules.Check(draft);
            switch (verdict.Fault?.Code)
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
                    return verdict;
            }
        }
    }

    private static string? Cut(string? text, int most) =>
        text is null || text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
