namespace Dashboard.Demo.Script;

/// <summary>
/// Deals out the stories of the newswire: finished ones and filled patterns by chance, then patterns alone. No title comes
/// twice until, after days, all has been said; then it begins anew. Not safe for several threads at once.
/// </summary>
public sealed class NewswireScript
{
    private const int Attempts = 200;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Language, string Section), Desk> _desks = [];

    /// <summary>The next story of a language and section.</summary>
    /// <exception cref="InvalidDataException">Nothing is written for them.</exception>
    public WireText Next(string language, string section, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var desk = DeskOf(language, section);
        if (desk.Stories.Count > 0 && random.Next(2) == 0)
        {
            var at = random.Next(desk.Stories.Count);
            var story = desk.Stories[at];
            desk.Stories.RemoveAt(at);
            if (Claim(story.Title))
            {
                return story;
            }
        }

        for (var attempt = 1; ; attempt++)
        {
            var filled = desk.Filler.Fill(desk.Patterns[random.Next(desk.Patterns.Count)], random);
            if (Claim(filled.Title))
            {
                return filled;
            }

            if (attempt % Attempts == 0)
            {
                _used.Clear();
            }
        }
    }

    /// <summary>Takes a title; false when it was used before.</summary>
    public bool Claim(string title) => _used.Add(title);

    private Desk DeskOf(string language, string section)
    {
        if (!_desks.TryGetValue((language, section), out var desk))
        {
            desk = new Desk(
                [.. TextLibrary.Stories(language, section)],
                TextLibrary.Patterns(language, section),
                new PatternFiller(language, TextLibrary.Words(language)));
            _desks.Add((language, section), desk);
        }

        return desk;
    }

    private sealed record Desk(List<WireText> Stories, IReadOnlyList<WireText> Patterns, PatternFiller Filler);
}
