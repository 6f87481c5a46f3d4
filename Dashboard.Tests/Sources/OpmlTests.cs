using System.Text;
using Dashboard.Sources;
using Dashboard.Sources.Opml;

namespace Dashboard.Tests.Sources;

public sealed class OpmlTests
{
    [Fact]
    public async Task Nested_outlines_become_sections_and_missing_attributes_are_no_fault()
    {
        var document = await ReadAsync("""
            <opml version="1.0"><head/><body>
              <outline text="Pays"><outline text="Économie">
                <outline title="Un" text="x" xmlUrl="https://a.example/feed" htmlUrl="https://a.example" language="fr-TN"/>
                <outline XMLURL="https://b.example/feed"/>
              </outline>
              <outline text="Deux" xmlUrl="https://c.example/feed"><outline text="Sous" xmlUrl="https://d.example/feed"/></outline></outline>
              <outline><outline text="Trois" xmlUrl="https://e.example/feed"/></outline>
              <outline text="empty folder"/>
            </body></opml>
            """);

        Assert.Equal(
            [
                new("https://a.example/feed", "Un", "https://a.example", "fr-TN", "Économie"),
                new("https://b.example/feed", null, null, null, "Économie"),
                new("https://c.example/feed", "Deux", null, null, "Pays"),
                new("https://d.example/feed", "Sous", null, null, "Pays"),
                new("https://e.example/feed", "Trois", null, null, null),
            ],
            document.Entries!);
    }

    [Theory]
    [InlineData("", SourceFaultCode.OpmlUnreadable)]
    [InlineData("not xml", SourceFaultCode.OpmlUnreadable)]
    [InlineData("<html><body/></html>", SourceFaultCode.OpmlUnreadable)]
    [InlineData("<opml><body><outline xmlUrl='https://a.example/'/>", SourceFaultCode.OpmlUnreadable)]
    [InlineData("<opml><body><outline xmlUrl='https://a.example/?a=1&b=2'/></body></opml>", SourceFaultCode.OpmlUnreadable)]
    [InlineData("<opml version='2.0'><body/></opml>", SourceFaultCode.OpmlEmpty)]
    public async Task A_malformed_document_is_refused_as_a_whole(string text, string code) =>
        Assert.Equal(code, (await ReadAsync(text)).Fault?.Code);

    [Theory]
    [InlineData("<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><opml><body><outline xmlUrl='https://a.example/' text='&x;'/></body></opml>")]
    [InlineData("<!DOCTYPE opml [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><opml><body><outline xmlUrl='https://a.example/' text='&b;'/></body></opml>")]
    [InlineData("<!DOCTYPE opml SYSTEM 'http://127.0.0.1:1/opml.dtd'><opml><body><outline xmlUrl='https://a.example/'/></body></opml>")]
    public async Task Entities_are_neither_resolved_nor_expanded(string text) =>
        Assert.Equal(SourceFaultCode.OpmlUnreadable, (await ReadAsync(text)).Fault?.Code);

    [Fact]
    public async Task A_document_beyond_the_limit_is_refused_before_it_is_parsed()
    {
        using var stream = new MemoryStream(new byte[OpmlReader.MaxBytes + 1]);

        Assert.Equal(SourceFaultCode.OpmlTooLarge, (await OpmlReader.ReadAsync(stream, TestContext.Current.CancellationToken)).Fault?.Code);
    }

    [Fact]
    public async Task Deep_nesting_is_read_like_any_other()
    {
        var text = new StringBuilder("<opml><body>").Insert(12, "<outline text='s'>", 20_000).Append("<outline xmlUrl='https://a.example/'/>");
        for (var i = 0; i < 20_000; i++)
        {
            text.Append("</outline>");
        }

        Assert.Single((await ReadAsync(text.Append("</body></opml>").ToString())).Entries!);
    }

    [Fact]
    public async Task What_is_written_is_read_back_the_same()
    {
        OpmlEntry[] entries =
        [
            new("https://a.example/feed?a=1&b=2", "Un & <deux> \"trois\"", "https://a.example/", "fr", "Économie"),
            new("https://b.example/feed", "الشروق", null, "ar", "Économie"),
            new("https://c.example/feed", "Sans rubrique", null, null, null),
        ];
        using var stream = new MemoryStream();
        await OpmlWriter.WriteAsync(stream, "Rédaction", DateTimeOffset.UnixEpoch, entries);
        stream.Position = 0;

        Assert.Equal(entries, (await OpmlReader.ReadAsync(stream, TestContext.Current.CancellationToken)).Entries!);
    }

    [Fact]
    public async Task A_character_that_XML_cannot_hold_is_left_out_not_the_list()
    {
        using var stream = new MemoryStream();
        await OpmlWriter.WriteAsync(stream, "t", DateTimeOffset.UnixEpoch, [new("https://a.example/feed", "a\u0001b\uFFFFc", null, null, null)]);
        stream.Position = 0;

        Assert.Equal("abc", (await OpmlReader.ReadAsync(stream, TestContext.Current.CancellationToken)).Entries!.Single().Title);
    }

    [Fact]
    public async Task The_shipped_list_names_fifteen_sources_in_sections()
    {
        await using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Sources", "starter.opml"));
        var entries = (await OpmlReader.ReadAsync(stream, TestContext.Current.CancellationToken)).Entries!;

        Assert.Equal(15, entries.Select(e => e.XmlUrl).Distinct().Count());
        Assert.All(entries, e => Assert.True(e is { Title: not null, HtmlUrl: not null, Section: not null } && e.XmlUrl.StartsWith("https://", StringComparison.Ordinal)));
    }

    private static async Task<OpmlDocument> ReadAsync(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await OpmlReader.ReadAsync(stream, TestContext.Current.CancellationToken);
    }
}
