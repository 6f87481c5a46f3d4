using System.Text.RegularExpressions;

namespace Dashboard.Demo.Script;

/// <summary>What French printers do: the curved apostrophe, and spaces that do not break inside guillemets, before high punctuation, in numbers.</summary>
public static partial class FrenchTypography
{
    /// <summary>A space that does not break; ISO-8859-1 has it, unlike its narrow sister.</summary>
    public const char NoBreak = '\u00A0';

    /// <summary>The text as it is printed.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Spaces().Replace(text, NoBreak.ToString()).Replace('\'', '’');
    }

    [GeneratedRegex(@"(?<=«) | (?=[»:;?!%])|(?<=\d) (?=\d{3}(?!\d))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
