using Dashboard.Fetching;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Fetching.Robots;

/// <summary>Pages fetched from a publisher on loopback that has a robots.txt, or none.</summary>
public sealed class RobotsFetchTests
{
    [Fact]
    public async Task A_page_that_robots_forbid_is_not_fetched()
    {
        await using var publisher = await ServeAsync("User-agent: Dashboard\nDisallow: /secret");
        using var client = Fetch.Client(publisher.Options);
        Fetch.AssertFailed(await client.GetAsync(Page(publisher, "/secret/1")), FailureCode.Robots, "127.0.0.1");
        Assert.Equal(["/robots.txt"], Targets(publisher));
        Assert.IsType<FetchOutcome.Fetched>(await client.GetAsync(Page(publisher, "/open/1")));
        Assert.Equal(["/robots.txt", "/open/1"], Targets(publisher));
    }

    [Fact]
    public async Task A_feed_is_fetched_without_asking()
    {
        await using var publisher = await ServeAsync("User-agent: *\nDisallow: /");
        using var client = Fetch.Client(publisher.Options);
        Assert.IsType<FetchOutcome.Fetched>(await client.GetAsync(new FetchRequest(publisher.Url)));
        Assert.Equal(["/feed"], Targets(publisher));
    }

    [Fact]
    public async Task Many_that_ask_at_once_share_one_fetch()
    {
        await using var publisher = await ServeAsync("User-agent: *\nDisallow: /secret");
        using var client = Fetch.Client(publisher.Options);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => client.GetAsync(Page(publisher, $"/a/{n}"))));
        Assert.All(outcomes, o => Assert.IsType<FetchOutcome.Fetched>(o));
        Assert.Single(Targets(publisher), "/robots.txt");
    }

    [Theory]
    [InlineData(404, null)]
    [InlineData(403, null)]
    [InlineData(401, null)]
    [InlineData(410, null)]
    [InlineData(418, null)]
    [InlineData(204, null)]
    [InlineData(500, FailureCode.RobotsUnreachable)]
    [InlineData(503, FailureCode.RobotsUnreachable)]
    [InlineData(429, FailureCode.RobotsUnreachable)]
    public async Task Without_a_robots_txt_all_is_allowed_and_while_the_server_is_in_trouble_nothing_is(int status, string? code)
    {
        await using var publisher = await Publisher.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Path == "/robots.txt" ? status : 200;
            return context.Request.Path == "/robots.txt" ? Task.CompletedTask : context.Response.WriteAsync("page");
        });
        using var client = Fetch.Client(publisher.Options);
        var outcome = await client.GetAsync(Page(publisher, "/a"));
        Assert.Equal(code, (outcome as FetchOutcome.Failed)?.Code);
        Assert.Equal(code is null, outcome is FetchOutcome.Fetched);
    }

    [Fact]
    public async Task Where_a_page_leads_robots_are_asked_again()
    {
        await using var other = await ServeAsync("User-agent: *\nDisallow: /");
        await using var publisher = await Publisher.StartAsync(context =>
        {
            if (context.Request.Path == "/robots.txt")
            {
                return context.Response.WriteAsync("User-agent: *\nAllow: /");
            }

            context.Response.Redirect(other.At("/there").AbsoluteUri);
            return Task.CompletedTask;
        });
        using var client = Fetch.Client(new FetchingOptions { AllowedPrivateHosts = ["127.0.0.1"], MaxPerHost = 1 });
        Fetch.AssertFailed(await client.GetAsync(Page(publisher, "/here")), FailureCode.Robots, "127.0.0.1");
        Assert.Equal(["/robots.txt"], Targets(other));
    }

    [Fact]
    public async Task Five_redirects_of_a_robots_txt_are_followed_and_more_mean_that_there_is_none()
    {
        await using var publisher = await Publisher.StartAsync(context =>
        {
            var hop = context.Request.Path == "/robots.txt" ? 0 : context.Request.Path.Value!.StartsWith("/r/", StringComparison.Ordinal) ? context.Request.Path.Value[3] - '0' : -1;
            if (hop is >= 0 and < 5)
            {
                context.Response.Redirect($"/r/{hop + 1}");
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync(hop == 5 ? "User-agent: *\nDisallow: /secret" : "page");
        });
        using var client = Fetch.Client(publisher.Options);
        Fetch.AssertFailed(await client.GetAsync(Page(publisher, "/secret")), FailureCode.Robots, "127.0.0.1");

        await using var endless = await Publisher.StartAsync(context =>
        {
            var path = context.Request.Path.Value!;
            if (path == "/page")
            {
                return context.Response.WriteAsync("page");
            }

            context.Response.Redirect(path + "x");
            return Task.CompletedTask;
        });
        using var second = Fetch.Client(endless.Options);
        Assert.IsType<FetchOutcome.Fetched>(await second.GetAsync(Page(endless, "/page")));
    }

    [Fact]
    public async Task Of_a_robots_txt_without_end_the_beginning_counts()
    {
        var filler = new string('#', 1000) + "\n";
        await using var publisher = await Publisher.StartAsync(async context =>
        {
            if (context.Request.Path != "/robots.txt")
            {
                await context.Response.WriteAsync("page");
                return;
            }

            await context.Response.WriteAsync("User-agent: *\nDisallow: /early\n");
            for (var line = 0; line < 2000; line++)
            {
                await context.Response.WriteAsync(filler);
            }

            await context.Response.WriteAsync("Disallow: /late\n");
        });
        using var client = Fetch.Client(publisher.Options);
        Fetch.AssertFailed(await client.GetAsync(Page(publisher, "/early")), FailureCode.Robots, "127.0.0.1");
        Assert.IsType<FetchOutcome.Fetched>(await client.GetAsync(Page(publisher, "/late")));
    }

    private static FetchRequest Page(Publisher publisher, string path) => new(publisher.At(path)) { IsPage = true };

    private static string[] Targets(Publisher publisher) => [.. publisher.Asked.Select(a => a.Target)];

    private static Task<Publisher> ServeAsync(string robots) =>
        Publisher.StartAsync(context => context.Response.WriteAsync(context.Request.Path == "/robots.txt" ? robots : "page"));
}
