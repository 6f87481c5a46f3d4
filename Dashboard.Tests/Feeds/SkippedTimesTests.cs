using System.Globalization;
using System.Text;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

public sealed class SkippedTimesTests
{
    [Theory]
    [InlineData("<skipHours><hour>0</hour><hour>23</hour></skipHours>", "0,23", "")]
    [InlineData("<skipHours><hour> 24 </hour><hour>7</hour><hour>25</hour><hour>-1</hour><hour>x</hour></skipHours>", "0,7", "")]
    [InlineData("<SKIPDAYS><day>Sunday</day><day>\n saturday </day><day>Funday</day></SKIPDAYS>", "", "Sunday,Saturday")]
    [InlineData("<skipHours/><skipDays></skipDays>", "", "")]
    [InlineData("<item><title>T</title><hour>5</hour></item>", "", "")]
    public void Skipped_hours_and_days_are_read_whatever_their_case_and_spaces(string channel, string hours, string days) =>
        Assert.Equal(Skip(hours, days), Parse(channel).Skipped);

    [Fact]
    public void What_stands_around_them_is_read_as_before()
    {
        var feed = Parse("<skipHours><hour>1</hour></skipHours><ttl>7</ttl><skipDays><day>Monday</day></skipDays><item><title>Un</title></item>");
        Assert.Equal((TimeSpan.FromMinutes(7), "A", "Un"), (feed.TimeToLive, feed.TitleText, Assert.Single(feed.Entries).TitleText));
    }

    [Theory]
    // 24 November 2026 is a Tuesday.
    [InlineData("", "", "2026-11-24 12:34:56", "2026-11-24 12:34:56")]
    [InlineData("12", "", "2026-11-24 12:34:56", "2026-11-24 13:00:00")]
    [InlineData("12,13,14", "", "2026-11-24 12:00:00", "2026-11-24 15:00:00")]
    [InlineData("23,0,1", "", "2026-11-24 23:59:59", "2026-11-25 02:00:00")]
    [InlineData("13", "", "2026-11-24 12:59:59", "2026-11-24 12:59:59")]
    [InlineData("", "Tuesday", "2026-11-24 12:00:00", "2026-11-25 00:00:00")]
    [InlineData("0,1", "Tuesday,Wednesday", "2026-11-24 12:00:00", "2026-11-26 02:00:00")]
    [InlineData("", "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday", "2026-11-24 12:00:00", "2026-11-29 00:00:00")]
    public void The_first_moment_that_is_not_skipped_is_found(string hours, string days, string from, string allowed) =>
        Assert.Equal(Utc(allowed), Skip(hours, days).FirstAllowed(Utc(from)));

    [Fact]
    public void A_feed_that_skips_everything_is_not_believed()
    {
        var hours = string.Join(',', Enumerable.Range(0, 24));
        const string Days = "Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday";
        var noon = Utc("2026-11-24 12:00:00");
        Assert.Equal(noon, Skip(hours, Days).FirstAllowed(noon));
        Assert.Equal(noon.AddHours(12), Skip(hours, "Tuesday").FirstAllowed(noon));
        Assert.Equal(noon.AddHours(1), Skip("12", Days).FirstAllowed(noon));
    }

    private static SkippedTimes Skip(string hours, string days) =>
        days.Split(',').Aggregate(hours.Split(',').Aggregate(new SkippedTimes(), (s, h) => s.WithHour(h)), (s, d) => s.WithDay(d));

    private static FeedDocument Parse(string channel) =>
        FeedParser.Parse(Encoding.UTF8.GetBytes($"<rss version=\"2.0\"><channel><title>A</title>{channel}</channel></rss>"), "application/rss+xml", new Uri("https://a.example/rss")).Document!;

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
