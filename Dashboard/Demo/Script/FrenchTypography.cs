using System.Text.RegularExpressions;

namespace Dashboard.Demo.Script;

/// <summary>The spaces of French typography that must not break: inside guillemets, before high punctuation, in numbers.</summary>
public static partial class FrenchSpacing
{
    /// <summary>A space that does not break; ISO-8859-1 has it, unlike its narrow sister.</summary>
    public const char NoBreak = '\u00A0';

    /// <summary>The text with its spaces set.</summary>
    public static string Of(string text) => Places().Replace(text, NoBreak.ToString());

    [GeneratedRegex(@"(?<=«) | (?=[»:;?!%])|(?<=\d) (?=\d{3}(?!\d))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Places();
}
