using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

public sealed class WellFormednessTests
{
    [Theory]
    [InlineData("<rss version=\"2.0\"><channel><item><title>A &amp; B</title></item></channel></rss>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-16\"?><rss><channel/></rss>")]
    [InlineData("<!DOCTYPE rss [<!ENTITY nbsp \"&#160;\">]><rss><channel><title>a&nbsp;b</title></channel></rss>")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\"}")]
    [InlineData("")]
    public void An_orderly_document_has_no_fault(string document) => Assert.Null(WellFormedness.FirstFault(document.AsMemory()));

    [Theory]
    [InlineData("<rss><channel>\n<item><title>A & B</title></item></channel></rss>", 2)]
    [InlineData("<rss><channel>\n\n<item><title>A&nbsp;B</title></item></channel></rss>", 3)]
    [InlineData("<rss><channel><item></channel></rss>", 1)]
    [InlineData("<rss><channel>\n<title>cut", 2)]
    [InlineData("{\"items\":[\n{\"title\":\"cut", 2)]
    [InlineData("Notice: undefined\n<rss/>", 1)]
    [InlineData("\n<?xml version=\"1.0\"?><rss/>", 2)]
    [InlineData("<!DOCTYPE r [<!ENTITY a \"0123456789\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">]><r>&f;</r>", 1)]
    public void The_line_of_the_first_fault_is_told(string document, int line) => Assert.Equal(line, WellFormedness.FirstFault(document.AsMemory()));
}
