using System.Globalization;
using System.Resources;
using Dashboard.Feeds.Extraction;

namespace Dashboard.Sources.Reading;

/// <summary>What is wrong with a rule, as a fault of a source. Arguments: the rule's name, the rule as written.</summary>
internal static class RuleFault
{
    /// <summary>The field of the request that is to blame, as a path; null where no rule is.</summary>
    public static string? FieldOf(SourceFault fault) => IsOfRule(fault.Code) && fault.Arguments is [var name, ..] ? $"rules.{name}" : null;

    /// <summary>The arguments, with the rule's name as the form calls it.</summary>
    public static IEnumerable<string> Named(string code, IEnumerable<string> arguments, CultureInfo culture, ResourceManager texts) => IsOfRule(code)
        ? arguments.Select((argument, place) => place == 0 ? texts.GetString($"rule.{argument}", culture) ?? argument : argument)
        : arguments;

    private static bool IsOfRule(string code) => code is ExtractionFault.Missing or ExtractionFault.TooLong or ExtractionFault.BadSelector
        or ExtractionFault.BadPath or ExtractionFault.TooBroad;
}
