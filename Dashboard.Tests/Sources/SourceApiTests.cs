using System.Globalization;
using System.Text.Json;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Sources;

public sealed class SourceApiTests
{
    private const string Feed = "https://source.example/feed";

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_source_is_added_read_changed_and_closed(string database)
    {
        await using var host = await SourcesHost.StartOnAsync(database);

        var added = await host.AskAsync("POST", "/api/sources", new { url = "HTTPS://Source.example:443/feed#top", name = " La  Source ", section = "Économie", language = "FR" });
        Assert.Equal(201, added.Status);
        Assert.Equal("/api/sources/1", added.Response.Headers.Location?.ToString());
        Assert.Equal(Feed, added.Body.GetProperty("url").GetString());
        Assert.Equal("La Source", added.Body.GetProperty("name").GetString());
        Assert.Equal("economie", added.Body.GetProperty("section").GetString());
        Assert.Equal("fr", added.Body.GetProperty("language").GetString());
        Assert.True(added.Body.GetProperty("schedule").GetProperty("adaptive").GetBoolean());
        Assert.Equal("active", added.Body.GetProperty("state").GetString());
        Assert.Equal("excerpt", added.Body.GetProperty("display").GetString());
        Assert.Equal("thumbnail", added.Body.GetProperty("pictures").GetString());
        Assert.NotNull(added.Body.GetProperty("health").GetProperty("nextRunAt").GetString());

        var changed = await host.AskAsync("PUT", "/api/sources/1", new { version = 1, schedule = new { interval = "00:10:00" }, section = (string?)null });
        Assert.Equal(200, changed.Status);
        Assert.Equal(2, changed.Body.GetProperty("version").GetInt32());
        Assert.Equal("00:10:00", changed.Body.GetProperty("schedule").GetProperty("interval").GetString());
        Assert.Equal(JsonValueKind.Null, changed.Body.GetProperty("section").ValueKind);
        Assert.Equal("La Source", changed.Body.GetProperty("name").GetString());

        var runs = await host.AskAsync("GET", "/api/sources/1/runs");
        Assert.Equal((200, 0, JsonValueKind.Null), (runs.Status, runs.Body.GetProperty("items").GetArrayLength(), runs.Body.GetProperty("next").ValueKind));
        Assert.Equal((404, 400), ((await host.AskAsync("GET", "/api/sources/2/runs")).Status, (await host.AskAsync("GET", "/api/sources/1/runs?limit=0")).Status));

        Assert.Equal(204, (await host.AskAsync("DELETE", "/api/sources/1?reason=moved")).Status);
        var closed = await host.AskAsync("GET", "/api/sources/1");
        Assert.Equal("gone", closed.Body.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, closed.Body.GetProperty("health").GetProperty("nextRunAt").ValueKind);
        await using var db = host.Db();
        var row = await db.Sources.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("Amira", "moved"), (row.ClosedBy, row.ClosedReason));
        Assert.NotNull(row.ClosedAt);
        Assert.Equal(["source.added", "source.changed", "source.closed"], await db.Audit.OrderBy(a => a.Serial).Select(a => a.Act).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Économie", (await db.Sections.SingleAsync(TestContext.Current.CancellationToken)).Name);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_closed_source_that_is_added_again_is_opened_as_it_is_said_now(string database)
    {
        await using var host = await SourcesHost.StartOnAsync(database);
        await host.AskAsync("POST", "/api/sources", new { url = Feed, name = "Avant" });
        Assert.Equal(409, (await host.AskAsync("DELETE", "/api/sources/1?version=7")).Status);
        Assert.Equal(204, (await host.AskAsync("DELETE", "/api/sources/1?version=1")).Status);
        var again = await host.AskAsync("POST", "/api/sources", new { url = Feed, name = "Après" });
        Assert.Equal(201, again.Status);
        Assert.Equal((1, "Après", "active"), (again.Body.GetProperty("id").GetInt32(), again.Body.GetProperty("name").GetString(), again.Body.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_413_in_words()
    {
        await using var host = await SourcesHost.StartAsync();
        var refused = await host.AskAsync("POST", "/api/sources", new { url = Feed, name = new string('x', 100_000) });
        Assert.Equal(413, refused.Status);
        Assert.NotEmpty(refused.Body.GetProperty("title").GetString()!);
    }

    [Fact]
    public async Task What_was_read_can_be_sent_back_as_it_is()
    {
        await using var host = await SourcesHost.StartAsync();
        var added = await host.AskAsync("POST", "/api/sources", new { url = Feed, schedule = new { cron = "0 */5 * * * ?", timeZone = "Africa/Tunis" } });

        var again = await host.AskAsync("PUT", "/api/sources/1", added.Body.GetRawText());

        Assert.Equal(200, again.Status);
        Assert.Equal(1, again.Body.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task The_same_address_in_another_spelling_is_refused_and_the_source_that_has_it_named()
    {
        await using var host = await SourcesHost.StartAsync();
        await host.AskAsync("POST", "/api/sources", new { url = Feed, name = "La Source" });

        var answer = await host.AskAsync("POST", "/api/sources", new { url = "https://SOURCE.example:443/feed#new" });

        Assert.Equal(409, answer.Status);
        Assert.Equal(1, answer.Body.GetProperty("existingId").GetInt32());
        Assert.Contains("La Source", answer.Body.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://[::ffff:127.0.0.1]:5000/x"), InlineData("http://[::ffff:7f00:1]:5000/x"), InlineData("http://2130706433:5000/x")]
    public async Task An_IPv4_address_in_other_clothes_is_no_second_source(string url)
    {
        await using var host = await SourcesHost.StartAsync(("Ingest:AllowedPrivateHosts:0", "127.0.0.1:5000"));
        Assert.Equal(201, (await host.AskAsync("POST", "/api/sources", new { url = "http://127.0.0.1:5000/x" })).Status);
        Assert.Equal(409, (await host.AskAsync("POST", "/api/sources", new { url })).Status);
        Assert.Equal(400, (await host.AskAsync("POST", "/api/sources", new { url = url.Replace(":5000/", ":5001/", StringComparison.Ordinal) })).Status);
    }

    [Fact]
    public async Task A_stale_change_is_refused_with_the_current_version()
    {
        await using var host = await SourcesHost.StartAsync();
        await host.AskAsync("POST", "/api/sources", new { url = Feed });
        await host.AskAsync("PUT", "/api/sources/1", new { version = 1, name = "Nouveau" });

        var stale = await host.AskAsync("PUT", "/api/sources/1", new { version = 1, name = "Ancien" });
        var without = await host.AskAsync("PUT", "/api/sources/1", new { name = "Ancien" });

        Assert.Equal(409, stale.Status);
        Assert.Equal(2, stale.Body.GetProperty("version").GetInt32());
        Assert.Equal(400, without.Status);
        Assert.Equal("Nouveau", (await host.AskAsync("GET", "/api/sources/1")).Body.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Of_many_changes_at_once_from_one_version_exactly_one_wins(string database)
    {
        await using var host = await SourcesHost.StartOnAsync(database);
        await host.AskAsync("POST", "/api/sources", new { url = Feed });

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            host.AskAsync("PUT", "/api/sources/1", new { version = 1, name = $"Nom {i.ToString(CultureInfo.InvariantCulture)}" })));

        Assert.Equal(1, answers.Count(a => a.Status == 200));
        Assert.Equal(7, answers.Count(a => a.Status == 409));
    }

    [Fact]
    public async Task Pause_resume_and_poll_do_what_they_say_and_say_it_once()
    {
        await using var host = await SourcesHost.StartAsync();
        await host.AskAsync("POST", "/api/sources", new { url = Feed });

        Assert.Equal(202, (await host.AskAsync("POST", "/api/sources/1/poll")).Status);
        Assert.Equal("paused", (await host.AskAsync("POST", "/api/sources/1/pause")).Body.GetProperty("state").GetString());
        Assert.Equal(200, (await host.AskAsync("POST", "/api/sources/1/pause")).Status);
        Assert.Equal(409, (await host.AskAsync("POST", "/api/sources/1/poll")).Status);
        Assert.Equal("active", (await host.AskAsync("POST", "/api/sources/1/resume")).Body.GetProperty("state").GetString());

        await using var db = host.Db();
        var events = await db.Events.Where(e => e.Log == LiveLog.Staff).OrderBy(e => e.Seq).ToListAsync(TestContext.Current.CancellationToken);
        Assert.All(events, e => Assert.Equal(("source-changed", 1), (e.Kind, e.SourceId)));
        Assert.Equal(["active", "paused", "active"], events.Select(e => JsonDocument.Parse(e.Payload!).RootElement.GetProperty("state").GetString()));
        Assert.Equal(events.Select(e => e.Seq), events.Select(e => JsonDocument.Parse(e.Payload!).RootElement.GetProperty("eventSeq").GetInt64()));
        Assert.Equal(["source.added", "source.polled", "source.paused", "source.resumed"], await db.Audit.OrderBy(a => a.Serial).Select(a => a.Act).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Single(host.Polling.Heard, h => h == "poll 1");
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_list_comes_in_pages(string database)
    {
        await using var host = await SourcesHost.StartOnAsync(database);
        for (var i = 1; i <= 3; i++)
        {
            await host.AskAsync("POST", "/api/sources", new { url = $"{Feed}/{i.ToString(CultureInfo.InvariantCulture)}" });
        }

        var first = (await host.AskAsync("GET", "/api/sources?limit=2")).Body;
        var last = (await host.AskAsync("GET", "/api/sources?limit=2&after=2")).Body;

        Assert.Equal([1, 2], first.GetProperty("items").EnumerateArray().Select(s => s.GetProperty("id").GetInt32()));
        Assert.Equal(2, first.GetProperty("next").GetInt32());
        Assert.Equal([3], last.GetProperty("items").EnumerateArray().Select(s => s.GetProperty("id").GetInt32()));
        Assert.Equal(JsonValueKind.Null, last.GetProperty("next").ValueKind);
        Assert.Equal(400, (await host.AskAsync("GET", "/api/sources?limit=0")).Status);
    }

    [Fact]
    public async Task The_newsrooms_own_source_is_not_among_them()
    {
        await using var host = await SourcesHost.StartAsync();
        await using (var db = host.Db())
        {
            db.Sources.Add(new SourceRow { Address = "newsroom:", AddressKey = "newsroom:", Name = "Rédaction", Kind = SourceKind.Newsroom });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Empty((await host.AskAsync("GET", "/api/sources")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal(404, (await host.AskAsync("POST", "/api/sources/1/pause")).Status);
    }
}
