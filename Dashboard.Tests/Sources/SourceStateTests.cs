using System.Text.Json;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Sources;

public sealed class SourceStateTests
{
    private const string Feed = "https://source.example/feed";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_state_that_is_put_is_taken_or_refused_never_passed_over()
    {
        await using var host = await SourcesHost.StartAsync();
        await host.AskAsync("POST", "/api/sources", new { url = Feed });
        var paused = await host.AskAsync("PUT", "/api/sources/1", new { version = 1, state = "paused" });
        Assert.Equal(("paused", 2), (paused.Body.GetProperty("state").GetString(), paused.Body.GetProperty("version").GetInt32()));
        Assert.Equal("active", (await host.AskAsync("PUT", "/api/sources/1", new { version = 2, state = "active" })).Body.GetProperty("state").GetString());
        Assert.Equal(422, (await host.AskAsync("PUT", "/api/sources/1", new { version = 3, state = "bogus" })).Status);
        Assert.Equal(422, (await host.AskAsync("PUT", "/api/sources/1", new { version = 3, schedule = new { adaptive = false } })).Status);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_source_posted_as_paused_is_not_polled_until_it_is_resumed(string database)
    {
        await using var host = await SourcesHost.StartOnAsync(database);
        var paused = await host.AskAsync("POST", "/api/sources", new { url = Feed, state = "paused" });
        Assert.Equal((201, "paused"), (paused.Status, paused.Body.GetProperty("state").GetString()));
        Assert.Equal(JsonValueKind.Null, paused.Body.GetProperty("health").GetProperty("nextRunAt").ValueKind);
        Assert.Equal("paused", (await host.AskAsync("GET", "/api/sources/1")).Body.GetProperty("state").GetString());
        Assert.Equal(409, (await host.AskAsync("POST", "/api/sources/1/poll")).Status);
        await using (var db = host.Db())
        {
            Assert.Equal(SourceState.Paused, (await db.Sources.SingleAsync(Stop)).State);
            Assert.Contains("\"state\":\"paused\"", (await db.Events.SingleAsync(e => e.Log == LiveLog.Staff, Stop)).Payload, StringComparison.Ordinal);
        }

        var resumed = await host.AskAsync("POST", "/api/sources/1/resume");
        Assert.Equal("active", resumed.Body.GetProperty("state").GetString());
        Assert.NotNull(resumed.Body.GetProperty("health").GetProperty("nextRunAt").GetString());
    }

    [Fact]
    public async Task A_closed_source_that_is_added_again_as_paused_waits()
    {
        await using var host = await SourcesHost.StartAsync();
        await host.AskAsync("POST", "/api/sources", new { url = Feed });
        await host.AskAsync("DELETE", "/api/sources/1");
        var again = await host.AskAsync("POST", "/api/sources", new { url = Feed, state = "paused" });
        Assert.Equal((201, 1, "paused"), (again.Status, again.Body.GetProperty("id").GetInt32(), again.Body.GetProperty("state").GetString()));
    }

    [Theory]
    [InlineData("active", 201), InlineData("gone", 422), InlineData("bogus", 422), InlineData("", 422)]
    public async Task A_state_that_is_posted_is_taken_or_refused_as_one_that_is_put(string state, int status)
    {
        await using var host = await SourcesHost.StartAsync();
        var posted = await host.AskAsync("POST", "/api/sources", new { url = Feed, state });
        Assert.Equal(status, posted.Status);
        if (status != 201)
        {
            Assert.Empty((await host.AskAsync("GET", "/api/sources")).Body.GetProperty("items").EnumerateArray());
            await host.AskAsync("POST", "/api/sources", new { url = Feed });
            var put = await host.AskAsync("PUT", "/api/sources/1", new { version = 1, state });
            Assert.Equal((put.Status, put.Body.GetProperty("title").GetString()), (posted.Status, posted.Body.GetProperty("title").GetString()));
        }
    }

    [Fact]
    public async Task A_change_that_is_refused_leaves_the_source_as_it_was_its_state_too()
    {
        await using var host = await SourcesHost.StartAsync();
        await host.AskAsync("POST", "/api/sources", new { url = Feed });
        await host.AskAsync("POST", "/api/sources", new { url = "https://other.example/feed" });
        Assert.Equal(409, (await host.AskAsync("PUT", "/api/sources/2", new { version = 1, url = Feed, state = "paused" })).Status);
        var after = (await host.AskAsync("GET", "/api/sources/2")).Body;
        Assert.Equal(("active", 1, "https://other.example/feed"), (after.GetProperty("state").GetString(), after.GetProperty("version").GetInt32(), after.GetProperty("url").GetString()));
    }
}
