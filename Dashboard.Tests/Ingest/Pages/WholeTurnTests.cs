using Dashboard.Ingest.Pages;

namespace Dashboard.Tests.Ingest.Pages;

public sealed class WholeTurnTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_source_is_asked_for_its_whole_document_twice_a_day_and_not_all_at_once()
    {
        var hours = new List<int>();
        for (var source = 1; source <= 50; source++)
        {
            var due = Enumerable.Range(1, 24).Where(hour => WholeTurn.IsDue(source, Start.AddHours(hour - 1), Start.AddHours(hour))).ToList();
            Assert.Equal(2, due.Count);
            hours.Add(due[0]);
        }

        Assert.True(hours.Distinct().Count() > 6);
    }

    [Fact]
    public void A_source_that_was_never_polled_has_nothing_to_be_asked_otherwise() => Assert.False(WholeTurn.IsDue(1, null, Start));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void A_source_that_is_polled_seldom_is_asked_for_its_whole_document_at_every_eighth_poll(int days)
    {
        for (var source = 1; source <= 20; source++)
        {
            Assert.Equal(10, Enumerable.Range(1, 80).Count(poll => WholeTurn.IsDue(source, Start.AddDays(days * (poll - 1)), Start.AddDays(days * poll))));
        }
    }

    [Fact]
    public void A_clock_that_was_set_back_makes_no_turn() => Assert.False(WholeTurn.IsDue(1, Start, Start.AddDays(-1)));
}
