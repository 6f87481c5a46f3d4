using System.Globalization;
using Dashboard.Ingest;
using Dashboard.Sources;
using Dashboard.Storage;
using Dashboard.Tests.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Ingest;

/// <summary>What is kept of polls, and for how long.</summary>
public sealed class RunTests
{
    private const int Patience = 60_000;

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Polls_that_bring_nothing_stand_as_one_between_those_that_do_or_fail(string database)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct, database);
        host.Agency.Release();
        host.Agency.Release();
        var id = await host.AddAsync();
        await TurnsAsync(host, id, 3);
        host.Agency.Instead = context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        await TurnsAsync(host, id, 2);
        host.Agency.Instead = null;
        await TurnsAsync(host, id, 1);
        host.Agency.Release();
        await host.PollAsync(id);
        await TurnsAsync(host, id, 2);

        Assert.Equal(
            ["not-modified  x2", "fetched person +1", "not-modified  x1", "failed turn server-error", "failed turn server-error", "not-modified  x3", "fetched turn +2"],
            (await ListAsync(host, id, null, 48)).Items.Select(r => r.Error is { } error ? $"{r.Outcome} {r.Cause} {error.Code}" : r.New > 0 ? $"{r.Outcome} {r.Cause} +{r.New}" : $"{r.Outcome} {r.Cause} x{r.Times}"));
        var first = await ListAsync(host, id, null, 2);
        Assert.Equal(4, first.Items.Count);
        var rest = await ListAsync(host, id, first.Next, 2);
        Assert.Equal(["failed", "not-modified", "fetched"], rest.Items.Select(r => r.Outcome));
        Assert.Null(rest.Next);
        var all = first.Items.Concat(rest.Items).Select(r => r.At).ToList();
        Assert.Equal(all.OrderDescending(), all);
        Assert.Null(await host.Services.GetRequiredService<SourceRuns>().ListAsync(id + 1, null, 1, CultureInfo.InvariantCulture, ct));
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Runs_are_kept_for_their_time(string database)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct, database);
        var id = await host.AddAsync();
        await using (var db = host.Db())
        {
            // Older runs have lower numbers.
            db.SourceRuns.RemoveRange(await db.SourceRuns.ToListAsync(ct));
            await db.SaveChangesAsync(ct);
            var now = TimeProvider.System.GetUtcNow();
            db.SourceRuns.AddRange(Enumerable.Range(0, 250).Select(n => new SourceRunRow { SourceId = id, At = now.AddDays(-8).AddMinutes(n), Outcome = "failed", Cause = "turn" }));
            await db.SaveChangesAsync(ct);
            // Noted under a clock that was a year ahead, and what came after it was put right.
            db.SourceRuns.Add(new SourceRunRow { SourceId = id, At = now.AddYears(1), Outcome = "failed", Cause = "turn" });
            await db.SaveChangesAsync(ct);
            db.SourceRuns.Add(new SourceRunRow { SourceId = id, At = now.AddDays(-7.5), Outcome = "failed", Cause = "turn" });
            await db.SaveChangesAsync(ct);
        }

        host.Agency.Release();
        await host.PollAsync(id);
        await using var round = Round.Over(host.Services);
        Assert.True(await round.RunAsync());
        Assert.Equal(252, round.Counts["dashboard.retention runs"]);
        Assert.Equal(1, Assert.Single((await ListAsync(host, id, null, 48)).Items).New);
    }

    private static async Task TurnsAsync(IngestHost host, int id, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.NotNull(await host.Services.GetRequiredService<SourcePoll>().RunAsync(id, PollCause.Turn, host.Now, TestContext.Current.CancellationToken));
        }
    }

    private static async Task<SourceRunList> ListAsync(IngestHost host, int id, long? before, int limit) =>
        (await host.Services.GetRequiredService<SourceRuns>().ListAsync(id, before, limit, CultureInfo.InvariantCulture, TestContext.Current.CancellationToken))!;
}
