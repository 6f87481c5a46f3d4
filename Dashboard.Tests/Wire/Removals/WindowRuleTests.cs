using System.Globalization;
using Dashboard.Wire;
using Dashboard.Wire.Removals;

namespace Dashboard.Tests.Wire.Removals;

/// <summary>Documents are written as the minutes of their entries, newest first; a prime marks one whose date differs from its number.</summary>
public sealed class WindowRuleTests
{
    private static readonly DateTimeOffset Hour = new(2026, 11, 28, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    // Taken out of the middle, missed twice.
    [InlineData("9 8 7 6 5 4", "10 9 8 6 5 4", "11 10 9 8 6 5", "7")]
    // Taken out from the top: told once something newer stands above.
    [InlineData("9 8 7 6 5 4", "8 7 6 5 4 3", "10 8 7 6 5 4|11 10 8 7 6 5", "9")]
    // Two at once.
    [InlineData("9 8 7 6 5 4 3 2", "10 9 7 5 4 3 2", "11 10 9 7 5 4 3", "8 6")]
    // Only scrolled out at the end, by one or by many.
    [InlineData("9 8 7 6 5 4", "10 9 8 7 6 5", "12 11 10 9 8 7|13 12 11 10 9 8", "")]
    [InlineData("9 8 7 6 5 4", "19 18 17 16 15 14", "20 19 18 17 16 15", "")]
    // One old entry pinned to the top, or to the end, while others scroll out.
    [InlineData("1 9 8 7 6 5 4", "1 10 9 8 7 6 5", "1 11 10 9 8 7 6|1 12 11 10 9 8 7", "")]
    [InlineData("9 8 7 6 5 4 1", "10 9 8 7 6 5 1", "11 10 9 8 7 6 1|12 11 10 9 8 7 1", "")]
    // It came back in time: two servers that take turns.
    [InlineData("9 8 7 6 5 4", "9 8 6 5 4 3", "9 8 7 6 5 4|9 8 6 5 4 3|9 8 7 6 5 4", "")]
    // Ordered otherwise than by date, or oldest first: nothing is proved.
    [InlineData("6 9 4 8 5 7", "6 9 4 8 5 3", "6 9 4 8 5 2|6 9 4 8 5 2", "")]
    [InlineData("4 5 6 7 8 9", "5 6 7 8 9 10", "6 7 8 9 10 11|7 8 9 10 11 12", "")]
    // Two sections in one document, each newest first.
    [InlineData("19 16 14 12 18 15 13 11", "20 19 16 14 18 15 13 11", "21 20 19 16 18 15 13 11", "")]
    // Too much at once: another selection, not removals.
    [InlineData("20 19 18 17 16 15 14 13 12 11", "20 19 17 15 13 12 11", "21 19 17 15 13 12 11", "")]
    // Too short to prove anything.
    [InlineData("4 3 2 1", "5 4 2 1", "6 5 4 2 1", "")]
    public void What_was_taken_out_is_told_from_what_scrolled_out(string first, string second, string later, string gone)
    {
        IReadOnlyList<WindowEntry> window = [];
        var told = new List<HeadlineKey>();
        foreach (var document in (string[])[first, second, .. later.Split('|')])
        {
            var verdict = WindowRule.Judge(WindowBytes.Read(WindowBytes.Of(window)), Document(document));
            told.AddRange(verdict.Gone);
            window = verdict.Next;
        }

        Assert.Equal(gone.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Key).OrderBy(k => k.Value), told.OrderBy(k => k.Value));
    }

    [Fact]
    public void A_single_document_that_misses_it_does_not_tell()
    {
        var first = WindowRule.Judge([], Document("9 8 7 6 5 4"));
        Assert.Empty(WindowRule.Judge(first.Next, Document("10 9 8 6 5 4")).Gone);
    }

    [Fact]
    public void Entries_without_dates_are_not_watched() =>
        Assert.Empty(WindowRule.Judge([], [.. Document("9 8 7 6 5 4").Select(e => (e.Keys, (DateTimeOffset?)null))]).Next);

    [Fact]
    public void A_document_without_end_is_not_remembered() =>
        Assert.Empty(WindowRule.Judge([], Document(string.Join(' ', Enumerable.Range(0, WindowRule.Longest + 1).Select(n => 5000 - n)))).Next);

    [Fact]
    public void A_window_is_read_as_it_was_written_and_rubbish_is_none()
    {
        var window = WindowRule.Judge([], Document("9 8 7 6 5 4")).Next;
        Assert.Equal(window, WindowBytes.Read(WindowBytes.Of(window)));
        Assert.Empty(WindowBytes.Read([1, 2, 3]));
        Assert.Empty(WindowBytes.Read(null));
    }

    private static (IReadOnlyList<HeadlineKey> Keys, DateTimeOffset? PublishedAt)[] Document(string text) =>
        [.. text.Split(' ').Select(n => ((IReadOnlyList<HeadlineKey>)[Key(n)], (DateTimeOffset?)Hour.AddMinutes(int.Parse(n, CultureInfo.InvariantCulture))))];

    private static HeadlineKey Key(string name) => HeadlineKey.OfId(name);
}
