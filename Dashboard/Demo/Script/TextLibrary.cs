using System.Collections.Frozen;
using System.Text;
using Dashboard.Shared.Headlines;

namespace Dashboard.Demo.Script;

/// <summary>
/// The embedded texts. A file is a row of blocks between empty lines: a line <c>: scene [urgency]</c> for a story or
/// <c>~ scene [urgency]</c> for a pattern with <c>{slots}</c>, then title, lead and paragraphs, a line each.
/// </summary>
public static class TextLibrary
{
    private const char Story = ':';
    private const char Pattern = '~';
    private static readonly string[] Languages = ["fr", "ar", "en"];

    /// <summary>The finished stories of a language and section.</summary>
    /// <exception cref="InvalidDataException">There is no such text, or it is not written as described above.</exception>
    public static IReadOnlyList<WireText> Stories(string language, string section) => Blocks(language, section, Story);

    /// <summary>The patterns of a language and section.</summary>
    /// <exception cref="InvalidDataException">There is no such text, or it is not written as described above.</exception>
    public static IReadOnlyList<WireText> Patterns(string language, string section) => Blocks(language, section, Pattern);

    /// <summary>The words that fill the slots of a language's patterns, by slot.</summary>
    public static FrozenDictionary<string, string[]> Words(string language) => Lists($"{language}-words", language);

    /// <summary>What a drawing shows, by its name and a language.</summary>
    public static FrozenDictionary<(string Name, string Language), string> Scenes() => ByLanguage("scenes");

    /// <summary>The names of the sections, by slug and language.</summary>
    public static FrozenDictionary<(string Name, string Language), string> Sections() => ByLanguage("sections");

    private static FrozenDictionary<(string Name, string Language), string> ByLanguage(string file) =>
        Lists(file, language: "").SelectMany(line => Languages.Zip(line.Value, (language, text) => KeyValuePair.Create((line.Key, language), text))).ToFrozenDictionary();

    private static FrozenDictionary<string, string[]> Lists(string file, string language) => Read(file)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
        .ToFrozenDictionary(parts => parts[0], parts => Array.ConvertAll(parts[1].Split('|', StringSplitOptions.TrimEntries), text => Printed(text, language)));

    private static WireText[] Blocks(string language, string section, char kind) =>
        [.. Read($"{language}-{section}").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(block => block[0] == kind)
            .Select(block => Parse(block, language))];

    private static WireText Parse(string block, string language)
    {
        var lines = block.Split('\n');
        var marks = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length < 4 || marks.Length < 2)
        {
            throw new InvalidDataException($"A block of the newswire's texts is incomplete: {lines[0]}");
        }

        var spaced = Array.ConvertAll(lines[1..], line => Printed(line, language));
        var urgency = marks.Length > 2 ? Enum.Parse<Urgency>(marks[2], ignoreCase: true) : Urgency.Normal;
        return new WireText(marks[1], urgency, spaced[0], spaced[1], spaced[2..]);
    }

    private static string Printed(string text, string language) => language == "fr" ? FrenchTypography.Of(text) : text;

    private static string Read(string file)
    {
        using var stream = typeof(TextLibrary).Assembly.GetManifestResourceStream($"Demo/{file}")
            ?? throw new InvalidDataException($"The newswire has no text {file}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
