using System.Text;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

public sealed class TombstoneTests
{
    [Fact]
    public void Entries_that_an_Atom_feed_took_back_are_told_each_once_beside_those_it_has()
    {
        FeedDocument feed = Atom("""
            <at:deleted-entry ref="urn:a" when="2026-11-24T08:00:00Z"><at:by><name>A</name></at:by><at:comment>Faux</at:comment><link href="/x"/></at:deleted-entry>
            <at:deleted-entry ref=" urn:b&amp;c " when="2026-11-24T08:00:00Z"/><at:deleted-entry ref="urn:a" when="2026-11-24T09:00:00Z"/>
            <at:deleted-entry when="2026-11-24T08:00:00Z"/>
            <entry><id>urn:d</id><title>Reste</title><updated>2026-11-24T08:00:00Z</updated></entry>
            """);
        Assert.Equal(["urn:a", "urn:b&c"], feed.Deleted);
        Assert.Equal("urn:d", Assert.Single(feed.Entries).Id);
        Assert.Equal("https://une.example/", feed.Link);
    }

    [Theory]
    [InlineData("2026-11-24T07:59:59Z", "2026-11-24T08:00:00Z", true)]
    [InlineData("2026-11-24T08:00:00Z", "2026-11-24T08:00:00Z", true)]
    [InlineData("2026-11-24T08:00:01Z", "2026-11-24T08:00:00Z", false)]
    [InlineData("2026-11-24T08:00:00Z", "some day", false)]
    [InlineData("some day", "2026-11-24T08:00:00Z", false)]
    public void Of_an_entry_and_its_tombstone_in_one_feed_the_later_date_counts(string updated, string when, bool deleted)
    {
        FeedDocument feed = Atom($"""
            <entry><id>urn:a</id><title>Un</title><updated>{updated}</updated></entry><at:deleted-entry ref="urn:a" when="{when}"/>
            """);
        Assert.Equal(deleted ? ["urn:a"] : [], feed.Deleted);
    }

    [Fact]
    public void Rss_takes_back_by_the_same_element()
    {
        FeedDocument feed = Parse("""
            <rss version="2.0" xmlns:t="http://purl.org/atompub/tombstones/1.0"><channel><title>La Une</title>
            <t:deleted-entry ref="n1" when="2026-11-24T08:00:00Z"/><item><guid>n2</guid><title>Deux</title></item></channel></rss>
            """);
        Assert.Equal(["n1"], feed.Deleted);
        Assert.Equal("n2", Assert.Single(feed.Entries).Id);
    }

    [Fact]
    public void The_same_name_in_another_vocabulary_or_within_an_entry_takes_nothing_back()
    {
        FeedDocument feed = Atom("""
            <deleted-entry ref="urn:a" when="2026-11-24T08:00:00Z"/>
            <entry><id>urn:b</id><title>Un</title><at:deleted-entry ref="urn:c" when="2026-11-24T08:00:00Z"/></entry>
            """);
        Assert.Empty(feed.Deleted);
    }

    [Fact]
    public void A_feed_of_tombstones_alone_is_a_feed()
    {
        FeedDocument feed = Atom("""<at:deleted-entry ref="urn:a" when="2026-11-24T08:00:00Z"/>""");
        Assert.Equal(["urn:a"], feed.Deleted);
        Assert.Empty(feed.Entries);
    }

    private static FeedDocument Atom(string inside) => Parse(
        $"""
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>La Une</title><link href="https://une.example/"/>{inside}</feed>
        """);

    private static FeedDocument Parse(string text) =>
        FeedParser.Parse(Encoding.UTF8.GetBytes(text)).Document ?? throw new InvalidOperationException("No feed.");
}
