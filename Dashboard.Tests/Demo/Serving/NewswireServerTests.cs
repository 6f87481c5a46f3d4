using System.Net.Http.Headers;
using System.Net;
using System.Text.Json;
using System.Text;
using System.Xml.Linq;
using Dashboard.Demo.Agency;
using Dashboard.Demo;

namespace Dashboard.Tests.Demo.Serving;

public sealed class NewswireServerTests : OnAir
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public NewswireServerTests()
        // Dense enough that every source has much to say.
        : base(seed: 11, new NewswirePace { Backlog = 900 })
    {
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _client.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task Every_feed_is_well_formed_and_says_what_the_newswire_has_out(string slug)
    {
        var source = DemoSources.All.Single(one => one.Slug == slug);
        using var answer = await _client.GetAsync(Address(source.Path), Stop);
        var body = await answer.Content.ReadAsByteArrayAsync(Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Newswire.Page(slug)!.Items.Select(item => item.Title), Titles(source, body));
        Assert.Equal(SourceShelf.FeedLength, Titles(source, body).Count);
    }

    [Theory]
    [InlineData("comptoir", "iso-8859-1")]
    [InlineData("almina", "windows-1256")]
    [InlineData("riwaq", "utf-16")]
    public void A_feed_is_really_in_the_encoding_it_names(string slug, string charset)
    {
        var source = DemoSources.All.Single(one => one.Slug == slug);

        Assert.Equal(charset, source.Charset);
        var body = FetchBody(source);
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        Assert.Contains($"encoding=\"{charset}\"", encoding.GetString(body), StringComparison.Ordinal);
        Assert.Contains(source.Name, encoding.GetString(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_has_not_changed_answers_304_and_one_that_has_answers_200()
    {
        var source = DemoSources.All[0];
        using var first = await _client.GetAsync(Address(source.Path), Stop);
        using var second = await AskAgainAsync(source, first.Headers.ETag, since: null);
        using var third = await AskAgainAsync(source, tag: null, first.Content.Headers.LastModified);
        var revision = Newswire.Page(source.Slug)!.Revision;
        while (Newswire.Page(source.Slug)!.Revision == revision)
        {
            Time.Advance(TimeSpan.FromSeconds(5));
            Newswire.Advance();
        }

        using var fourth = await AskAgainAsync(source, first.Headers.ETag, first.Content.Headers.LastModified);

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.NotModified, HttpStatusCode.OK],
            new[] { first, second, third, fourth }.Select(answer => answer.StatusCode));
        Assert.NotEqual(first.Headers.ETag, fourth.Headers.ETag);
    }

    [Fact]
    public async Task A_withdrawn_headline_leaves_its_feed_and_its_page_is_gone_with_a_tombstone_in_atom()
    {
        var atom = DemoSources.All.Where(source => source.Format == FeedFormat.Atom).Select(source => source.Slug).ToHashSet();
        while (!Newswire.Withdrawals.Any(one => atom.Contains(one.Source)))
        {
            Time.Advance(TimeSpan.FromSeconds(30));
            Newswire.Advance();
        }

        var gone = Newswire.Withdrawals.First(one => atom.Contains(one.Source));
        var feed = Parse(FetchBody(DemoSources.All.Single(source => source.Slug == gone.Source)));
        using var page = await _client.GetAsync(Address(gone.Path), Stop);

        Assert.DoesNotContain(feed.Descendants(Atom + "id"), id => id.Value == gone.Identity);
        Assert.Contains(feed.Descendants(XName.Get("deleted-entry", "http://purl.org/atompub/tombstones/1.0")), stone => stone.Attribute("ref")?.Value == gone.Identity);
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
    }

    [Fact]
    public async Task A_moved_feed_redirects_for_good_and_a_compressed_one_is_gzip()
    {
        var moved = DemoSources.All.Single(source => source.Habit == SourceHabit.Moved);
        using var redirect = await _client.GetAsync(moved.FeedUrl(Port.Root), Stop);
        var gzip = DemoSources.All.Single(source => source.Habit == SourceHabit.Compresses);
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(gzip.Path)) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("gzip") } } };
        using var compressed = await _client.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.MovedPermanently, redirect.StatusCode);
        Assert.Equal(moved.Path, redirect.Headers.Location?.OriginalString);
        Assert.Equal("gzip", Assert.Single(compressed.Content.Headers.ContentEncoding));
        Assert.Equal([0x1F, 0x8B], (await compressed.Content.ReadAsByteArrayAsync(Stop))[..2]);
    }

    [Fact]
    public async Task Pages_and_pictures_behind_a_headline_are_there_and_unknown_ones_are_not()
    {
        var item = Newswire.Page("harbour")!.Items[0];
        var article = await _client.GetStringAsync(Address(item.Path), Stop);
        using var picture = await _client.GetAsync(Address(item.Picture.Path), Stop);
        using var unknown = await _client.GetAsync(Address("/pictures/nothing/1.jpg"), Stop);

        Assert.StartsWith("<!DOCTYPE html", article, StringComparison.Ordinal);
        Assert.Contains(item.Picture.Path, article, StringComparison.Ordinal);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private byte[] FetchBody(DemoSource source)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(source.Path));
        using var answer = _client.Send(request, Stop);
        using var body = new MemoryStream();
        answer.Content.ReadAsStream(Stop).CopyTo(body);
        return body.ToArray();
    }

    private async Task<HttpResponseMessage> AskAgainAsync(DemoSource source, EntityTagHeaderValue? tag, DateTimeOffset? since)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(source.Path));
        request.Headers.IfModifiedSince = since;
        if (tag is not null)
        {
            request.Headers.IfNoneMatch.Add(tag);
        }

        return await _client.SendAsync(request, Stop);
    }

    private Uri Address(string path) => new(Port.Root, path);

    private static XDocument Parse(byte[] body) => XDocument.Load(new MemoryStream(body));

    private static List<string> Titles(DemoSource source, byte[] body)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        if (source.Format == FeedFormat.Json)
        {
            using var json = JsonDocument.Parse(body);
            return [.. json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()!)];
        }

        var (entry, title) = source.Format == FeedFormat.Atom ? (Atom + "entry", Atom + "title") : (XName.Get("item"), XName.Get("title"));
        return [.. Parse(body).Descendants(entry).Select(item => item.Element(title)!.Value)];
    }
}
