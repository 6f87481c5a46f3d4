using Dashboard.Fetching;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Fetching;

/// <summary>Answers that bring no content.</summary>
public sealed class GuardedClientRefusalTests
{
    [Theory]
    [InlineData(200), InlineData(204)]
    public async Task Success_without_content_is_a_failure(int status)
    {
        await using var publisher = await Publisher.StartAsync(Fetch.Status(status));
        using var client = Fetch.Client(publisher.Options);
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(publisher.Url)), "empty", $"{status}");
    }

    [Theory]
    [InlineData(404, "not-found"), InlineData(500, "server-error"), InlineData(503, "server-error"), InlineData(418, "http-status"), InlineData(206, "http-status")]
    [InlineData(401, "forbidden"), InlineData(403, "forbidden")]
    public async Task A_refusal_has_its_class(int status, string code)
    {
        await using var publisher = await Publisher.StartAsync(Fetch.Status(status));
        using var client = Fetch.Client(publisher.Options);
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(publisher.Url)), code, $"{status}");
    }

    [Fact]
    public async Task Gone_is_gone()
    {
        await using var publisher = await Publisher.StartAsync(Fetch.Status(410));
        using var client = Fetch.Client(publisher.Options);
        Assert.IsType<FetchOutcome.Gone>(await client.GetAsync(new FetchRequest(publisher.Url)));
    }

    [Theory]
    [InlineData(403, "cf-mitigated", "challenge", "", "Cloudflare")]
    [InlineData(202, "x-amzn-waf-action", "challenge", "", "AWS WAF")]
    [InlineData(503, "x-other", "x", "<script src='/cdn-cgi/challenge-platform/h/b'>", "Cloudflare")]
    public async Task A_challenge_is_called_one(int status, string header, string value, string page, string whose)
    {
        await using var publisher = await Publisher.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers[header] = value;
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync(page);
        });
        using var client = Fetch.Client(publisher.Options);
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(publisher.Url)), "challenge", $"{status}", whose);
    }

    [Theory]
    [InlineData(429, "120", 120L), InlineData(503, "120", 120L)]
    [InlineData(429, "Tue, 24 Nov 2026 08:10:00 GMT", 600L)]
    [InlineData(503, "Tuesday, 24-Nov-26 08:10:00 GMT", 600L)]
    [InlineData(429, "Tue Nov 24 08:10:00 2026", 600L)]
    [InlineData(429, "Tue, 24 Nov 2026 07:00:00 GMT", 0L)]
    [InlineData(429, "99999999999999999999999", 2147483648L)]
    [InlineData(429, "soon", null), InlineData(429, "-5", null), InlineData(429, null, null)]
    public async Task A_host_that_asks_for_rest_says_for_how_long(int status, string? header, long? seconds)
    {
        await using var publisher = await Publisher.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = header;
            return Task.CompletedTask;
        });
        using var client = Fetch.Client(publisher.Options, new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero)));
        var limited = Assert.IsType<FetchOutcome.RateLimited>(await client.GetAsync(new FetchRequest(publisher.Url)));
        Assert.Equal(seconds is { } some ? TimeSpan.FromSeconds(some) : null, limited.RetryAfter);
    }
}
