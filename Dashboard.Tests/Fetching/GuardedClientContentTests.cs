using System.IO.Compression;
using System.Net;
using System.Text;
using Dashboard.Fetching;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Fetching;

public sealed class GuardedClientContentTests
{
    [Fact]
    public async Task Content_comes_with_what_the_next_poll_needs()
    {
        await using var publisher = await Publisher.StartAsync(context =>
        {
            context.Response.ContentType = "application/rss+xml; charset=\"utf-8\"";
            context.Response.Headers.ETag = "W/\"a\"";
            context.Response.Headers.LastModified = "yesterday, about noon";
            context.Response.Headers.CacheControl = "public, MAX-AGE=600, must-revalidate";
            context.Response.Headers["Age"] = "60";
            return context.Response.WriteAsync("<rss/>");
        });
        using var client = Fetch.Client(publisher.Options);
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await client.GetAsync(new FetchRequest(publisher.Url)));
        Assert.Equal("<rss/>", Encoding.UTF8.GetString(fetched.Body.Span));
        Assert.Equal("application/rss+xml; charset=\"utf-8\"", fetched.ContentType);
        Assert.Equal("W/\"a\"", fetched.ETag);
        Assert.Equal("yesterday, about noon", fetched.LastModified);
        Assert.Equal(publisher.Url, fetched.FinalUrl);
        Assert.Null(fetched.MovedTo);
        Assert.Equal(TimeSpan.FromSeconds(540), fetched.MaxAge);
        Assert.True(fetched.Duration > TimeSpan.Zero);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_document_that_lies_on_the_server_as_a_gzip_file_is_opened(int times)
    {
        byte[] body = "<rss/>"u8.ToArray();
        for (var i = 0; i < times; i++)
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            {
                gzip.Write(body);
            }

            body = packed.ToArray();
        }

        await using var publisher = await Publisher.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = times == 1 ? default : "gzip";
            return context.Response.Body.WriteAsync(body).AsTask();
        });
        using var client = Fetch.Client(publisher.Options);
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await client.GetAsync(new FetchRequest(publisher.Url)));
        Assert.Equal("<rss/>", Encoding.UTF8.GetString(fetched.Body.Span));
    }

    [Fact]
    public async Task A_validator_that_no_server_would_take_back_is_none()
    {
        await using var publisher = await Publisher.StartAsync(context =>
        {
            context.Response.Headers.ETag = $"\"{new string('e', 5000)}\"";
            return context.Response.WriteAsync("x");
        });
        using var client = Fetch.Client(publisher.Options);
        Assert.Null(Assert.IsType<FetchOutcome.Fetched>(await client.GetAsync(new FetchRequest(publisher.Url))).ETag);
    }

    [Fact]
    public async Task A_gzip_file_is_opened_no_further_than_the_limit()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(new byte[1 << 20]);
        }

        await using var publisher = await Publisher.StartAsync(context => context.Response.Body.WriteAsync(packed.ToArray()).AsTask());
        using var client = Fetch.Client(publisher.Options);
        var failed = Assert.IsType<FetchOutcome.Failed>(await client.GetAsync(new FetchRequest(publisher.Url) { MaxBodyBytes = 100_000 }));
        Assert.Equal(FailureCode.TooLarge, failed.Code);
    }

    [Theory]
    [InlineData("\"plain\"", "Tue, 24 Nov 2026 08:00:00 GMT")]
    [InlineData("unquoted-é", "2026-11-24")]
    [InlineData("W/\"a, b\"", "Tue,  24 Nov 2026 08:00:00 +0000")]
    public async Task Validators_go_back_byte_for_byte(string tag, string modified)
    {
        await using var publisher = await Publisher.StartAsync(context =>
        {
            context.Response.Headers.ETag = tag;
            context.Response.Headers.LastModified = modified;
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == tag && context.Request.Headers.IfModifiedSince == modified ? 304 : 200;
            return context.Response.StatusCode == 200 ? context.Response.WriteAsync("x") : Task.CompletedTask;
        });
        using var client = Fetch.Client(publisher.Options);
        var first = Assert.IsType<FetchOutcome.Fetched>(await client.GetAsync(new FetchRequest(publisher.Url)));
        Assert.Equal((tag, modified), (first.ETag, first.LastModified));
        var again = new FetchRequest(publisher.Url) { ETag = first.ETag, LastModified = first.LastModified };
        var second = Assert.IsType<FetchOutcome.NotModified>(await client.GetAsync(again));
        Assert.Equal(tag, second.ETag);
    }

    [Fact]
    public async Task A_304_nobody_asked_for_is_a_failure()
    {
        await using var publisher = await Publisher.StartAsync(Fetch.Status(304));
        using var client = Fetch.Client(publisher.Options);
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(publisher.Url)), "http-status", "304");
    }

    [Fact]
    public async Task The_request_says_who_asks_and_for_what_and_nothing_more()
    {
        await using var publisher = await Publisher.StartAsync(context =>
        {
            context.Response.Cookies.Append("track", "me");
            return context.Response.WriteAsync("x");
        });
        var options = publisher.Options;
        options.UserAgent = "Dashboard/9 (+https://desk.example/)";
        using var client = Fetch.Client(options);
        await client.GetAsync(new FetchRequest(publisher.Url));
        await client.GetAsync(new FetchRequest(publisher.Url) { Accept = "image/*" });
        var headers = publisher.Asked.Select(asked => asked.Headers).ToArray();
        Assert.All(headers, sent => Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], sent.Keys.Order()));
        Assert.All(headers, sent => Assert.Equal(options.UserAgent, sent["User-Agent"]));
        Assert.All(headers, sent => Assert.Equal("gzip, deflate, br", sent["Accept-Encoding"]));
        Assert.StartsWith("application/atom+xml, application/rss+xml", headers[0]["Accept"], StringComparison.Ordinal);
        Assert.Equal("image/*", headers[1]["Accept"]);
    }

    [Theory]
    [InlineData("gzip"), InlineData("br"), InlineData("deflate")]
    public async Task A_compressed_body_is_opened(string encoding)
    {
        var text = string.Concat(Enumerable.Repeat("Dépêche ", 20_000));
        await using var publisher = await Publisher.StartAsync(Compressed(encoding, Encoding.UTF8.GetBytes(text)));
        using var client = Fetch.Client(publisher.Options);
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await client.GetAsync(new FetchRequest(publisher.Url)));
        Assert.Equal(text, Encoding.UTF8.GetString(fetched.Body.Span));
    }

    [Theory]
    [InlineData("gzip"), InlineData("br")]
    public async Task A_bomb_stops_at_the_limit_after_decompression(string encoding)
    {
        await using var publisher = await Publisher.StartAsync(Compressed(encoding, new byte[64 * 1024 * 1024]));
        var options = publisher.Options;
        options.MaxBodyBytes = 100_000;
        using var client = Fetch.Client(options);
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(publisher.Url)), "too-large", "100000");
    }

    [Fact]
    public async Task A_body_that_is_not_compressed_as_it_says_is_a_failure()
    {
        await using var publisher = await Publisher.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.WriteAsync("not gzip at all");
        });
        using var client = Fetch.Client(publisher.Options);
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(publisher.Url)), "protocol", "127.0.0.1");
    }

    [Theory]
    [InlineData(5000, true, true), InlineData(5001, true, false), InlineData(5000, false, true), InlineData(5001, false, false)]
    public async Task The_limit_is_exact_whether_the_length_is_declared_or_not(int length, bool declared, bool fits)
    {
        await using var publisher = await Publisher.StartAsync(async context =>
        {
            context.Response.ContentLength = declared ? length : null;
            await context.Response.Body.WriteAsync(new byte[length]);
        });
        using var client = Fetch.Client(publisher.Options);
        var outcome = await client.GetAsync(new FetchRequest(publisher.Url) { MaxBodyBytes = 5000 });
        Assert.Equal(fits ? length : null, (outcome as FetchOutcome.Fetched)?.Body.Length);
        Assert.Equal(fits ? null : "too-large", (outcome as FetchOutcome.Failed)?.Code);
    }

    [Theory]
    [InlineData(null, "Tue, 24 Nov 2026 09:00:00 GMT", 3600)]
    [InlineData("no-cache", "Tue, 24 Nov 2026 09:00:00 GMT", 3600)]
    [InlineData("s-maxage=5, max-age=30", "Tue, 24 Nov 2026 09:00:00 GMT", 30)]
    [InlineData("max-age=\"30\"", null, 30)]
    [InlineData("max-age=x", null, null), InlineData(null, "0", 0), InlineData(null, null, null)]
    public async Task Freshness_is_read_from_either_header(string? control, string? expires, int? seconds)
    {
        await using var publisher = await Publisher.StartAsync(context =>
        {
            context.Response.StatusCode = 304;
            context.Response.Headers.CacheControl = control;
            context.Response.Headers.Expires = expires;
            context.Response.Headers.Date = "Tue, 24 Nov 2026 08:00:00 GMT";
            return Task.CompletedTask;
        });
        using var client = Fetch.Client(publisher.Options);
        var answer = Assert.IsType<FetchOutcome.NotModified>(await client.GetAsync(new FetchRequest(publisher.Url) { ETag = "\"a\"" }));
        Assert.Equal(seconds is { } some ? TimeSpan.FromSeconds(some) : null, answer.MaxAge);
    }

    [Fact]
    public async Task A_name_in_an_allowed_network_is_not_spaced_once_it_was_looked_up()
    {
        await using var publisher = await Publisher.StartAsync(context => context.Response.WriteAsync("x"));
        // Under a clock that stands still a pause would never end.
        using var client = Fetch.Client(new FetchingOptions { AllowedPrivateHosts = ["127.0.0.0/8"] }, new FakeTimeProvider(), _ => [IPAddress.Loopback]);
        var url = new Uri($"http://feeds.example:{publisher.Url.Port}/");
        for (var i = 0; i < 3; i++)
        {
            Assert.IsType<FetchOutcome.Fetched>(await client.GetAsync(new FetchRequest(url)));
        }
    }

    private static RequestDelegate Compressed(string encoding, byte[] body) => async context =>
    {
        context.Response.Headers.ContentEncoding = encoding;
        await using Stream stream = encoding switch
        {
            "gzip" => new GZipStream(context.Response.Body, CompressionLevel.Fastest),
            "br" => new BrotliStream(context.Response.Body, CompressionLevel.Fastest),
            _ => new ZLibStream(context.Response.Body, CompressionLevel.Fastest),
        };
        await stream.WriteAsync(body, context.RequestAborted);
    };
}
