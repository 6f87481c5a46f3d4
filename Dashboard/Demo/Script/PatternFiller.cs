using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Demo.Script;

/// <summary>
/// Makes a story of a pattern. A slot is <c>{list}</c>, a word of that list, or <c>{name:from-to}</c> or
/// <c>{name:from-to:step}</c>, a number; the same name says the same thing throughout the story.
/// </summary>
public sealed partial class PatternFiller(string language, FrozenDictionary<string, string[]> words)
{
    private readonly NumberFormatInfo _numbers = new() { NumberGroupSeparator = Separator(language), NumberDecimalDigits = 0 };

    /// <summary>Fills every slot by chance.</summary>
    /// <exception cref="KeyNotFoundException">A slot names no list.</exception>
    public WireText Fill(WireText pattern, Random random)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(random);
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        return pattern with
        {
            Title = Sentence(pattern.Title),
            Lead = Sentence(pattern.Lead),
            Body = [.. pattern.Body.Select(Sentence)],
        };

        string Sentence(string text)
        {
            var filled = Slots().Replace(text, slot => Say(slot, said, random));
            // A word of a list may have come first, and lists are written in lower case.
            return char.ToUpperInvariant(filled[0]) + filled[1..];
        }
    }

    private string Say(Match slot, Dictionary<string, string> said, Random random)
    {
        var name = slot.Groups["name"].Value;
        if (!said.TryGetValue(name, out var text))
        {
            text = slot.Groups["from"].Success ? Number(slot, random) : words[name][random.Next(words[name].Length)];
            said[name] = text;
        }

        return text;
    }

    private string Number(Match slot, Random random)
    {
        var (from, to) = (Value("from"), Value("to"));
        var step = slot.Groups["step"].Success ? Value("step") : 1;
        return (from + (random.Next(((to - from) / step) + 1) * step)).ToString("N", _numbers);

        int Value(string group) => int.Parse(slot.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static string Separator(string language) => language switch
    {
        "fr" => FrenchTypography.NoBreak.ToString(),
        "en" => ",",
        _ => "",
    };

    [GeneratedRegex(@"\{(?<name>\w+)(:(?<from>\d+)-(?<to>\d+)(:(?<step>\d+))?)?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slots();
}
