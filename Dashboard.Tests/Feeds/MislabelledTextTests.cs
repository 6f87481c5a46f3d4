using System.Text;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

/// <summary>Text whose encoding was lost on the way.</summary>
public sealed class MislabelledTextTests
{
    [Theory]
    [InlineData("Ã‰lection", "Élection")]
    [InlineData("ØªÙˆØ§ØµÙ„", "تواصل")]
    [InlineData("&#226;&#128;&#166;", "…")]
    [InlineData("don\u0092t", "don’t")]
    [InlineData("Élection à Sfax", "Élection à Sfax")]
    [InlineData("Ã la carte", "Ã la carte")]
    [InlineData("SÃO PAULO", "SÃO PAULO")]
    [InlineData("Â£5 et Ã©", "£5 et é")]
    [InlineData("Â£5 et é", "Â£5 et é")]
    public void Utf8_that_was_read_as_windows_1252_is_put_right_only_where_all_of_it_was(string title, string expected) =>
        Assert.Equal(expected, Parse(Encoding.UTF8.GetBytes($"<rss><channel><title>{title}</title></channel></rss>")).Document!.TitleText);

    [Theory]
    [InlineData("koi8-t", 0x80, 'қ')]
    [InlineData("ISO-8859-16", 0xAA, 'Ș')]
    [InlineData("iso-8859-14", 0xA1, 'Ḃ')]
    [InlineData("cp1125", 0xF3, 'ґ')]
    public void Encodings_that_the_runtime_lacks_are_read(string name, byte code, char expected)
    {
        byte[] xml = [.. Encoding.ASCII.GetBytes($"<?xml version='1.0' encoding='{name}'?><rss><channel><title>a"), code, .. "</title></channel></rss>"u8];
        FeedParseResult result = Parse(xml);
        Assert.Equal(("a" + expected, name.ToLowerInvariant()), (result.Document!.TitleText, result.EncodingLabel));
    }

    [Theory]
    [InlineData("windows_1256", "windows-1256", "windows_1256")]
    [InlineData("UTF-8", "utf-8", "utf-8")]
    [InlineData("nonsense", "utf-8", "utf-8")]
    public void The_encoding_has_its_iana_name_and_the_one_it_was_declared_by(string declared, string name, string label)
    {
        FeedParseResult result = Parse(Encoding.ASCII.GetBytes($"<?xml version='1.0' encoding='{declared}'?><rss><channel><title>a</title></channel></rss>"));
        Assert.Equal((name, label), (result.Encoding, result.EncodingLabel));
    }

    [Fact]
    public void A_document_cut_within_a_character_loses_that_character_alone()
    {
        byte[] xml = Encoding.UTF8.GetBytes("<rss><channel><title>تواصل");
        Assert.Equal("تواص", Parse(xml[..^1]).Document!.TitleText);
    }

    private static FeedParseResult Parse(byte[] xml) => FeedParser.Parse(xml);
}
