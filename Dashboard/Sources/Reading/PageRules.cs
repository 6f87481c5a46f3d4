using Dashboard.Feeds.Extraction;
using Dashboard.Shared.Sources;

namespace Dashboard.Sources.Reading;

/// <summary>Judges the rules of a page, and gives them to the extractor.</summary>
public static class PageRules
{
    /// <summary>A page's format as the API names it.</summary>
    public const string Html = "html";

    /// <summary>A page's format as the API names it.</summary>
    public const string Json = "json";

    private const int Shown = 80;

    /// <summary>The rules as they may be kept, each in its one spelling; null where there are none or something is against them.</summary>
    /// <param name="given">What somebody gave.</param>
    /// <param name="fault">Gets what is against them, unless there is a fault already.</param>
    public static SourceRules? Check(SourceRules? given, ref SourceFault? fault)
    {
        if (given is null)
        {
            return null;
        }

        var kind = Line(given.Kind)?.ToLowerInvariant() ?? Html;
        if (kind is not (Html or Json))
        {
            fault ??= SourceFault.Of(SourceFaultCode.Choice, "rules.kind", Cut(kind), $"{Html}, {Json}");
            return null;
        }

        var rules = new SourceRules
        {
            Kind = kind,
            Item = Line(given.Item),
            Title = Line(given.Title),
            Link = Line(given.Link),
            Id = Line(given.Id),
            Date = Line(given.Date),
            Summary = Line(given.Summary),
            Author = Line(given.Author),
            Image = Line(given.Image),
        };
        if (Extraction(rules).Validate() is [var first, ..])
        {
            fault ??= SourceFault.Of(first.Code, first.Field, Cut(first.Rule));
            return null;
        }

        return rules;
    }

    /// <summary>The rules in the extractor's form.</summary>
    /// <param name="rules">The rules.</param>
    public static ExtractionRules Extraction(SourceRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new(rules.Kind == Json ? ExtractionKind.Json : ExtractionKind.Html, rules.Item ?? "")
        {
            Title = rules.Title,
            Link = rules.Link,
            Id = rules.Id,
            Date = rules.Date,
            Summary = rules.Summary,
            Author = rules.Author,
            Image = rules.Image,
        };
    }

    private static string? Line(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Cut(string text) => text.Length > Shown ? string.Concat(text.AsSpan(0, Shown), "…") : text;
}
