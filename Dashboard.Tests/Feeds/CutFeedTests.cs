using System.Text;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

/// <summary>Documents that end too early, and parts of them that never end.</summary>
public sealed class CutFeedTests
{
    [Theory]
    [InlineData("<rss><channel><item><title>Pluie sur Tu", true)]
    [InlineData("<rss><channel><item><title>Pluie</title><link>https://a.example/ar", true)]
    [InlineData("<rss><channel><item><guid>17</guid><title>Pluie</title><link>https://a.example/ar", true)]
    [InlineData("<rss><channel><item><title>Pluie</title><description>De la plu", true)]
    [InlineData("<rss><channel><item><title>Pluie</title><link>https://a.example/article</link><description>De la plu", false)]
    [InlineData("<rss><channel><item><guid>17</guid><title>Pluie</title><description><![CDATA[<p>De la plu", false)]
    [InlineData("<rss><channel><item><title>Pluie</title></item>", false)]
    [InlineData("<rss><channel><item><title>Pluie</title></channel></rss>", false)]
    public void An_entry_that_the_document_ended_in_is_told_from_others_only_by_what_was_whole(string xml, bool isCut)
    {
        FeedEntry entry = Assert.Single(Parse(xml).Entries);
        Assert.Equal(isCut, entry.IsCut);
        Assert.StartsWith("Pluie", entry.TitleText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<description><![CDATA[<p>Un</p></description>", "<p>Un</p>")]
    [InlineData("<description><![CDATA[Un ]] ></description><link>https://a.example/1</link>", "Un ]] ></description><link>https://a.example/1")]
    [InlineData("<description><![CDATA[<p>Un</p>", "<p>Un</p>")]
    public void A_section_that_is_never_closed_ends_with_its_entry_and_costs_no_other(string rest, string summary)
    {
        FeedDocument feed = Parse($"<rss><channel><item><title>A</title>{rest}</item><item><title>B</title><link>https://a.example/2</link></item></channel></rss>");
        Assert.Equal(["A", "B"], feed.Entries.Select(entry => entry.TitleText));
        Assert.Equal(summary, feed.Entries[0].Summary);
    }

    [Theory]
    [InlineData("""{"items":[{"id":"1","title":"A"},{"id":"2","title":"B","authors":[{"name":"x"}],"con""", 1)]
    [InlineData("""{"items":[{"id":"1","title":"A"}]}<!-- from the cache -->""", 0)]
    [InlineData("""{"items":[{"id":"1","title":"A"}]}{}""", 0)]
    [InlineData("{\"items\":[{\"id\":\"1\",\"title\":\"A\",\"content_text\":\"one\ntwo\"}]}", 0)]
    [InlineData("{\"items\":[{\"id\":\"1\",\"title\":\"A\\u0000\"}]}", 0)]
    public void Broken_json_gives_the_items_that_are_whole(string json, int skipped)
    {
        FeedParseResult result = FeedParser.Parse(Encoding.UTF8.GetBytes(json));
        Assert.Equal(("1", "A"), (Assert.Single(result.Document!.Entries).Id, result.Document.Entries[0].Title));
        Assert.Equal(skipped, result.SkippedEntries);
    }

    [Fact]
    public void Half_of_an_emoji_costs_no_more_than_itself()
    {
        const string Json = """{"items":[{"id":"1","title":"Vu \ud83d","content_text":"\ud83d\ude00 \\ud83d \ude00."}]}""";
        FeedEntry entry = Assert.Single(FeedParser.Parse(Encoding.UTF8.GetBytes(Json)).Document!.Entries);
        Assert.Equal(("Vu \uFFFD", "\U0001F600 \\ud83d \uFFFD."), (entry.Title, entry.Content));
    }

    [Theory]
    [InlineData("""{"items":[{"id":"1","title":"A""")]
    [InlineData("""{"items":[{"id":"1"]}}""")]
    [InlineData("""{"items":[}""")]
    public void Json_that_has_no_whole_item_is_unreadable(string json) =>
        Assert.Equal(FeedFault.Unreadable, FeedParser.Parse(Encoding.UTF8.GetBytes(json)).Fault!.Code);

    private static FeedDocument Parse(string xml) => FeedParser.Parse(Encoding.UTF8.GetBytes(xml)).Document!;
}
