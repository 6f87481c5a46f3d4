using AngleSharp.Css.Parser;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dashboard.Feeds.Extraction;

/// <summary>Says what is wrong with rules before a page is fetched for them.</summary>
internal static class RuleCheck
{
    private const int Longest = 300;

    /// <summary>The faults, in the order of the rules.</summary>
    public static IEnumerable<ExtractionFault> Faults(ExtractionRules rules)
    {
        foreach ((string field, string? rule) in rules.All())
        {
            bool required = field == "item" || (field == "title" && rules.Kind == ExtractionKind.Json);
            string? code = string.IsNullOrWhiteSpace(rule) ? (required ? ExtractionFault.Missing : null)
                : rule.Length > Longest ? ExtractionFault.TooLong
                : rules.Kind == ExtractionKind.Json ? OfPath(rule)
                : OfSelector(field == "item" ? new FieldSelector(rule, null) : FieldSelector.Of(rule));
            if (code is not null)
            {
                yield return new ExtractionFault(field, code, rule ?? "");
            }
        }
    }

    private static string? OfSelector(FieldSelector selector)
    {
        if (selector.Selector.Length == 0)
        {
            return selector.Attribute is { Length: > 0 } ? null : ExtractionFault.BadSelector;
        }

        return new CssSelectorParser().ParseSelector(selector.Selector) is null ? ExtractionFault.BadSelector
            : selector.Selector.Split(":has(").Length > 2 ? ExtractionFault.TooBroad
            : null;
    }

    private static string? OfPath(string path)
    {
        if (path.Split("..").Length > 2)
        {
            return ExtractionFault.TooBroad;
        }

        try
        {
            // The path is read whole before the first match is looked for.
            _ = new JObject().SelectTokens(path, JsonExtractor.Select).Any();
            return null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException or OverflowException)
        {
            return ExtractionFault.BadPath;
        }
    }
}
