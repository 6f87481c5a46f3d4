using System.Globalization;
using Dashboard.Shared.Sources;
using Dashboard.Sources;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Sources;

public sealed class SourceDeskTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_address_forgets_what_was_learnt_at_the_old_one_and_keeps_it_in_the_history()
    {
        await using var host = await SourcesHost.StartAsync();
        var source = await AddAsync(host);
        await TouchAsync(host, row => (row.ETag, row.FailureCode, row.ConsecutiveFailures, row.NextRunAt) = ("\"e\"", "timeout", 9, DateTimeOffset.MaxValue.AddYears(-1)));

        var result = await host.Desk.ChangeAsync(source.Id, SourceDraft.Of(source) with { Url = "https://source.example/new" }, 1, SourcesHost.Somebody, Stop);

        Assert.True(result.IsDone);
        await using var db = host.Db();
        var row = await db.Sources.Include(s => s.Addresses).SingleAsync(Stop);
        Assert.Equal((null, null, 0), (row.ETag, row.FailureCode, row.ConsecutiveFailures));
        Assert.True(row.NextRunAt <= TimeProvider.System.GetUtcNow());
        Assert.Equal(["added https://source.example/feed", "edited https://source.example/new"], row.Addresses.OrderBy(a => a.Id).Select(a => $"{a.Reason} {a.Address}"));
    }

    [Fact]
    public async Task A_pause_does_not_shorten_what_a_host_asked_for()
    {
        await using var host = await SourcesHost.StartAsync();
        var source = await AddAsync(host);
        var due = Moments.Now(TimeProvider.System).AddDays(3);
        await TouchAsync(host, row => (row.NextRunAt, row.ConsecutiveFailures, row.FailureCode) = (due, 1, "rate-limited"));

        var paused = await host.Desk.PauseAsync(source.Id, SourcesHost.Somebody, Stop);
        var resumed = await host.Desk.ResumeAsync(source.Id, SourcesHost.Somebody, Stop);

        Assert.Null(paused.Done.Health.NextRunAt);
        Assert.Equal(due, resumed.Done.Health.NextRunAt);
    }

    [Fact]
    public async Task A_new_schedule_moves_the_next_run_but_not_that_of_a_source_left_alone_after_failures()
    {
        await using var host = await SourcesHost.StartAsync();
        var source = await AddAsync(host);
        var now = Moments.Now(TimeProvider.System);
        await TouchAsync(host, row => (row.LastRunAt, row.NextRunAt) = (now, now.AddMinutes(5)));

        var hourly = SourceDraft.Of(source) with { Schedule = new SourceScheduleSetting(Interval: TimeSpan.FromHours(1)) };
        Assert.Equal(now.AddHours(1), (await host.Desk.ChangeAsync(source.Id, hourly, 1, SourcesHost.Somebody, Stop)).Done.Health.NextRunAt);

        await TouchAsync(host, row => (row.ConsecutiveFailures, row.NextRunAt) = (5, now.AddHours(9)));
        var quick = hourly with { Schedule = new SourceScheduleSetting(Interval: TimeSpan.FromMinutes(1)) };
        Assert.Equal(now.AddHours(9), (await host.Desk.ChangeAsync(source.Id, quick, 2, SourcesHost.Somebody, Stop)).Done.Health.NextRunAt);
    }

    [Fact]
    public async Task A_closed_source_can_be_opened_again_and_is_not_paused_or_polled_meanwhile()
    {
        await using var host = await SourcesHost.StartAsync();
        var source = await AddAsync(host);
        await host.Desk.CloseAsync(source.Id, "moved", SourcesHost.Somebody, Stop);

        Assert.Equal(SourceFaultCode.Closed, (await host.Desk.PauseAsync(source.Id, SourcesHost.Somebody, Stop)).Fault?.Code);
        Assert.Equal(SourceFaultCode.Closed, (await host.Desk.PollNowAsync(source.Id, SourcesHost.Somebody, Stop)).Fault?.Code);
        Assert.Equal("active", (await host.Desk.ResumeAsync(source.Id, SourcesHost.Somebody, Stop)).Done.State);
        await using var db = host.Db();
        Assert.Null((await db.Sources.SingleAsync(Stop)).ClosedAt);
    }

    [Fact]
    public async Task The_audit_tells_what_a_change_changed()
    {
        await using var host = await SourcesHost.StartAsync();
        var source = await AddAsync(host);

        await host.Desk.ChangeAsync(source.Id, SourceDraft.Of(source) with { Name = "Autre" }, 1, SourcesHost.Somebody, Stop);

        await using var db = host.Db();
        var entry = await db.Audit.OrderBy(a => a.Serial).LastAsync(Stop);
        Assert.Equal(("source.changed", "source:1", "Amira", """{"name":["source.example","Autre"]}"""), (entry.Act, entry.Subject, entry.ActorName, entry.Details));
    }

    [Fact]
    public async Task A_change_that_changes_nothing_is_no_event_and_no_version()
    {
        await using var host = await SourcesHost.StartAsync();
        var source = await AddAsync(host);

        Assert.Equal(1, (await host.Desk.ChangeAsync(source.Id, SourceDraft.Of(source), 1, SourcesHost.Somebody, Stop)).Done.Version);
        await using var db = host.Db();
        Assert.Equal(1, await db.Events.CountAsync(Stop));
    }

    [Fact]
    public async Task The_failure_is_said_in_the_askers_language_and_the_headlines_of_a_day_are_counted()
    {
        await using var host = await SourcesHost.StartAsync();
        var source = await AddAsync(host);
        await TouchAsync(host, row => (row.FailureCode, row.FailureArguments) = ("timeout", ["20"]));
        await using (var db = host.Db())
        {
            var now = Moments.Now(TimeProvider.System);
            foreach (var (hours, seq) in new[] { (1, 1L), (23, 2L), (25, 3L) })
            {
                db.Headlines.Add(new HeadlineRow { SourceId = source.Id, Seq = seq, Title = "t", Url = "https://source.example/a", SeenAt = now.AddHours(-hours) });
            }

            await db.SaveChangesAsync(Stop);
        }

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
        var listed = Assert.Single(await host.Services.GetRequiredService<SourceSummaries>().ListAsync(0, 10, Stop));

        Assert.Equal(2, listed.Health.HeadlinesLast24h);
        Assert.Equal(new SourceError("timeout", "Pas de réponse complète en 20 secondes. Nouvel essai automatique."), listed.Health.LastError);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Two_additions_of_one_address_at_once_make_one_source(string database)
    {
        await using var host = await SourcesHost.StartOnAsync(database);

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.Desk.AddAsync(new SourceDraft("https://source.example/feed"), SourcesHost.Somebody, Stop)));

        Assert.Single(results, r => r.IsDone);
        Assert.Equal(5, results.Count(r => r.Fault?.Code == SourceFaultCode.Duplicate));
    }

    private static async Task<SourceSummary> AddAsync(SourcesHost host) =>
        (await host.Desk.AddAsync(new SourceDraft("https://source.example/feed"), SourcesHost.Somebody, Stop)).Done;

    private static async Task TouchAsync(SourcesHost host, Action<SourceRow> change)
    {
        await using var db = host.Db();
        change(await db.Sources.SingleAsync(Stop));
        await db.SaveChangesAsync(Stop);
    }
}
