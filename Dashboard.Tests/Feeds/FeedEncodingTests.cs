using System.Text;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

public sealed class FeedEncodingTests
{
    private const string French = "Élection à Béja : l’essai d’un cœur";
    private const string Arabic = "تواصل فرز الأصوات في صفاقس والقيروان بعد الانتخابات";

    [Theory]
    [InlineData("utf-8", French)]
    [InlineData("utf-16", Arabic)]
    [InlineData("utf-16BE", Arabic)]
    [InlineData("utf-32", Arabic)]
    public void A_byte_order_mark_decides(string encoding, string title)
    {
        Encoding used = Encoding.GetEncoding(encoding);
        Assert.Equal(title, Title([.. used.GetPreamble(), .. used.GetBytes(Feed(title, "iso-8859-1"))]));
    }

    [Theory]
    [InlineData("utf-16", Arabic)]
    [InlineData("utf-16BE", Arabic)]
    public void Two_byte_units_are_recognised_without_a_mark(string encoding, string title) =>
        Assert.Equal(title, Title(Encoding.GetEncoding(encoding).GetBytes(Feed(title, null))));

    [Theory]
    [InlineData("iso-8859-1", 1252, "Élection à Béja")]
    [InlineData("iso-8859-1", 1252, French)]
    [InlineData("windows-1252", 1252, French)]
    [InlineData("windows-1256", 1256, Arabic)]
    [InlineData("iso-8859-6", 28596, Arabic)]
    [InlineData("'windows-1256'", 1256, Arabic)]
    public void The_charset_of_the_response_is_obeyed(string charset, int page, string title) =>
        Assert.Equal(title, Title(Bytes(Feed(title, "utf-8"), page), $"text/xml; charset={charset}"));

    [Theory]
    [InlineData("iso-8859-1", 1252, French)]
    [InlineData("windows-1256", 1256, Arabic)]
    public void Then_the_declaration(string declared, int page, string title) =>
        Assert.Equal(title, Title(Bytes(Feed(title, declared), page), "text/xml"));

    [Theory]
    [InlineData(null, 1252, French)]
    [InlineData(null, 1256, Arabic)]
    [InlineData(null, 28596, Arabic)]
    [InlineData("utf-8", 1252, French)]
    [InlineData("utf-8", 1256, Arabic)]
    [InlineData("no-such-charset", 1252, French)]
    [InlineData("utf-16", 1252, French)]
    public void What_is_undeclared_unknown_or_declared_wrongly_is_guessed(string? declared, int page, string title) =>
        Assert.Equal(title, Title(Bytes(Feed(title, declared), page)));

    [Fact]
    public void Valid_utf_8_is_not_taken_for_the_latin_1_that_a_server_claims_by_habit() =>
        Assert.Equal(French, Title(Encoding.UTF8.GetBytes(Feed(French, null)), "text/xml; charset=ISO-8859-1"));

    [Fact]
    public void A_document_cut_within_a_character_stays_utf_8()
    {
        byte[] whole = Encoding.UTF8.GetBytes("<rss><channel><title>" + Arabic);
        Assert.Equal(Arabic[..^1], Title(whole[..^1])!.TrimEnd('\uFFFD'));
    }

    [Fact]
    public void The_encoding_that_was_used_is_named() =>
        Assert.Equal("windows-1256", FeedParser.Parse(Bytes(Feed(Arabic, "windows-1256"), 1256)).Encoding);

    private static string Feed(string title, string? declared) =>
        (declared is null ? "<?xml version=\"1.0\"?>" : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>") + $"<rss><channel><title>{title}</title></channel></rss>";

    private static byte[] Bytes(string text, int page) => CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetBytes(text);

    private static string? Title(byte[] body, string? contentType = null) => FeedParser.Parse(body, contentType).Document?.TitleText;
}
