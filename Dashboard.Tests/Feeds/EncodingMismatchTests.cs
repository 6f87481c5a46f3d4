using System.Text;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

/// <summary>Bytes that are not what is said of them.</summary>
public sealed class EncodingMismatchTests
{
    [Theory]
    [InlineData("windows-1256", "وفد من البنك")]
    [InlineData("iso-8859-6", "وفد من البنك")]
    [InlineData("iso-8859-15", "Été à Béja")]
    [InlineData("koi8-r", "Привет")]
    [InlineData("shift_jis", "日本語のニュース")]
    [InlineData("gb2312", "中文新闻报道")]
    public void Utf8_under_another_name_is_read_as_utf8(string declared, string title)
    {
        Assert.Equal(title, Title(Encoding.UTF8.GetBytes(Xml($" encoding=\"{declared}\"", title)), null));
        Assert.Equal(title, Title(Encoding.UTF8.GetBytes(Xml("", title)), $"text/xml; charset={declared}"));
    }

    [Fact]
    public void A_stray_byte_does_not_make_undeclared_utf8_another_encoding()
    {
        byte[] xml = Encoding.UTF8.GetBytes(Xml("", "é à è ù ê X"));
        xml[Array.IndexOf(xml, (byte)'X')] = 0xE9;
        Assert.StartsWith("é à è ù ê", Title(xml, null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/xml; x-charset=windows-1256", "Été à Béja")]
    [InlineData("application/xml; boundary=x; charset='utf-8'", "Été à Béja")]
    public void Only_a_parameter_of_that_name_tells_the_charset(string contentType, string title) =>
        Assert.Equal(title, Title(Encoding.UTF8.GetBytes(Xml("", title)), contentType));

    [Theory]
    [InlineData("ISO_8859-6:1987", "iso-8859-6")]
    [InlineData("ISO_8859-2:1987", "iso-8859-2")]
    public void A_name_may_bear_the_year_of_its_standard(string declared, string real)
    {
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(real)!;
        string title = real == "iso-8859-6" ? "تونس" : "Łódź";
        Assert.Equal(title, Title(encoding.GetBytes(Xml($" encoding=\"{declared}\"", title)), null));
    }

    [Fact]
    public void Utf16_without_a_mark_may_begin_with_a_line_end()
    {
        Assert.Equal("Été", Title(Encoding.Unicode.GetBytes("\r\n" + Xml("", "Été")), null));
        Assert.Equal("Été", Title(Encoding.BigEndianUnicode.GetBytes("\n" + Xml("", "Été")), null));
    }

    [Theory]
    [InlineData("a\0b\u0001c\u001bd", "abcd")]
    [InlineData("a&#1;b&#x1F;c&#9;d", "abc\td")]
    [InlineData("a&#0;b", "a\uFFFDb")]
    public void Controls_that_no_document_may_hold_are_left_out(string written, string title) =>
        Assert.Equal(title, FeedParser.Parse(Encoding.UTF8.GetBytes(Xml("", written))).Document!.Title);

    private static string Xml(string declared, string title) =>
        $"<?xml version=\"1.0\"{declared}?><rss version=\"2.0\"><channel><title>{title}</title></channel></rss>";

    private static string? Title(byte[] bytes, string? contentType) => FeedParser.Parse(bytes, contentType).Document!.TitleText;
}
