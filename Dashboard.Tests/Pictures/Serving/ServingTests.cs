using System.Collections.Concurrent;
using System.Net;
using Dashboard.Pictures.Serving;
using Dashboard.Storage;
using Microsoft.Extensions.DependencyInjection;
using NetVips;

namespace Dashboard.Tests.Pictures.Serving;

/// <summary>What is served under a picture's address, and what no longer is once it is blocked.</summary>
public sealed class ServingTests
{
    private readonly ConcurrentDictionary<string, byte[]> _pictures = new(StringComparer.Ordinal) { ["/a.jpg"] = [.. Photo.Jpeg(1000, 500), .. "<script>1</script>"u8] };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "image/avif,image/webp,*/*;q=0.8", "image/webp", 1000)]
    [InlineData("", "image/png,*/*", "image/jpeg", 1000)]
    [InlineData("", "image/webp;q=0,*/*", "image/jpeg", 1000)]
    [InlineData("/thumb", "image/webp", "image/webp", 480)]
    public async Task A_browser_gets_our_own_bytes_in_what_it_takes(string form, string accept, string type, int width)
    {
        await using var host = await PicturesHost.StartAsync("sqlite", _pictures);
        using var answer = await host.GetAsync(await KeptAsync(host) + form, accept);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        using var picture = Image.NewFromBuffer(bytes);
        Assert.Equal((HttpStatusCode.OK, type, width), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString(), picture.Width));
        Assert.Equal(-1, bytes.AsSpan().IndexOf("<script"u8));
        string[] expected = ["Cache-Control: public, max-age=60", "Vary: Accept", "X-Content-Type-Options: nosniff", "Content-Security-Policy: default-src 'none'; sandbox", "Cross-Origin-Resource-Policy: cross-origin"];
        var headers = answer.Headers.SelectMany(h => h.Value.Select(v => $"{h.Key}: {v}")).ToList();
        Assert.All(expected, header => Assert.Contains(header, headers));
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_block_takes_the_picture_from_readers_and_a_restore_brings_it_back(string database)
    {
        await using var host = await PicturesHost.StartAsync(database, _pictures);
        var path = await KeptAsync(host);
        using var first = await host.GetAsync(path);
        var tag = first.Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.NotModified, (await host.GetAsync(path, tag: tag)).StatusCode);
        await using var db = host.Db();
        var id = db.Pictures.Single().Id;
        await host.ChangeAsync(id, PictureState.Blocked);
        await HeardAsync(host);
        foreach (var (form, known) in new[] { ("", null), ("", tag), ("/thumb", null) })
        {
            using var answer = await host.GetAsync(path + form, tag: known);
            Assert.Equal((HttpStatusCode.Gone, "no-store"), (answer.StatusCode, answer.Headers.CacheControl!.ToString()));
        }

        // A reader is sent to sign in where moderators see it.
        Assert.Equal(HttpStatusCode.Redirect, (await host.GetAsync("/moderation" + path)).StatusCode);
        await host.ChangeAsync(id, PictureState.Shown);
        await HeardAsync(host);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_picture_kept_small_answers_with_that_on_both_addresses()
    {
        await using var host = await PicturesHost.StartAsync("sqlite", _pictures, kept: SourcePictures.Thumbnail);
        var path = await KeptAsync(host);
        using var full = await host.GetAsync(path);
        using var thumb = await host.GetAsync(path + "/thumb");
        Assert.Equal(HttpStatusCode.OK, full.StatusCode);
        Assert.Equal(full.Headers.ETag, thumb.Headers.ETag);
    }

    [Fact]
    public async Task HEAD_answers_without_a_body()
    {
        await using var host = await PicturesHost.StartAsync("sqlite", _pictures);
        using var answer = await host.GetAsync(await KeptAsync(host), method: "HEAD");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Content.Headers.ContentLength > 1000);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Ct));
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("x")]
    public async Task An_unknown_name_is_not_found(string name)
    {
        await using var host = await PicturesHost.StartAsync("sqlite", _pictures);
        using var answer = await host.GetAsync($"/images/{name}");
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    private static async Task<string> KeptAsync(PicturesHost host)
    {
        var headline = await host.HeadlineAsync("/a.jpg");
        await host.GoRoundAsync();
        return $"/images/{(await host.ReadAsync(headline)).Picture!.Name}";
    }

    // The memory hears of it by the road, and then holds nothing of it.
    private static async Task HeardAsync(PicturesHost host)
    {
        while (host.Services.GetRequiredService<PictureReader>().Count > 0)
        {
            await Task.Yield();
            Ct.ThrowIfCancellationRequested();
        }
    }
}
