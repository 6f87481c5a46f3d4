using Dashboard.Ingest;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Ingest;

/// <summary>A node that stood still while another took its polls over.</summary>
public sealed class StandstillTests
{
    private const int Patience = 60_000;

    [Fact]
    public async Task A_standstill_is_noticed_by_what_began_before_it_whoever_wakes_first()
    {
        var clock = new BeatClock();
        await using var standstill = new Standstill(clock);
        await standstill.StartAsync(TestContext.Current.CancellationToken);
        var began = clock.GetTimestamp();
        clock.Pass(TimeSpan.FromSeconds(1));
        clock.Beat();
        Assert.False(standstill.HappenedSince(began));

        clock.Pass(TimeSpan.FromSeconds(20));
        Assert.True(standstill.HappenedSince(began));
        clock.Beat();
        Assert.True(standstill.HappenedSince(began));
        clock.Pass(TimeSpan.FromSeconds(1));
        clock.Beat();
        Assert.True(standstill.HappenedSince(began));
        Assert.False(standstill.HappenedSince(clock.GetTimestamp()));
    }

    [Fact(Timeout = Patience)]
    public async Task A_poll_whose_leave_is_older_than_a_standstill_asks_nothing()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct);
        var id = await host.AddAsync();
        var asked = 0;
        host.Agency.Instead = context =>
        {
            Interlocked.Increment(ref asked);
            return context.Response.WriteAsync("<rss version=\"2.0\"><channel><title>A</title></channel></rss>", ct);
        };
        var poll = host.Services.GetRequiredService<SourcePoll>();
        // A process that has just started has not run before that.
        Assert.Null(await poll.RunAsync(id, PollCause.Person, long.MinValue, ct));
        Assert.Equal(0, asked);
        Assert.NotNull(await poll.RunAsync(id, PollCause.Person, host.Now, ct));
        Assert.Equal(1, asked);
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_poll_that_a_later_one_overtook_is_not_laid_over_it(string database)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct, database);
        var item = host.Agency.Release("Ce que la source disait d’abord");
        var id = await host.AddAsync();
        var (asked, answer) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        host.Agency.Retitle(item, "Ce qu’elle disait entre-temps");
        host.Agency.Instead = async context =>
        {
            asked.SetResult();
            await answer.Task;
            context.Response.ContentType = "application/rss+xml";
            await context.Response.WriteAsync("<rss version=\"2.0\"><channel><title>A</title><item><guid>item-1</guid><title>Ce que la source disait d’abord</title><link>https://journal.example/1</link></item><item><guid>item-9</guid><title>Retiré depuis</title><link>https://journal.example/9</link></item></channel></rss>", ct);
        };
        var poll = host.Services.GetRequiredService<SourcePoll>();
        var slow = poll.RunAsync(id, PollCause.Person, host.Now, ct);
        await asked.Task;
        host.Agency.Instead = null;
        Assert.NotNull(await poll.RunAsync(id, PollCause.Person, host.Now, ct));
        var noted = await host.RowAsync(id);

        answer.SetResult();
        Assert.Null(await slow);
        var headline = Assert.Single(await host.HeadlinesAsync());
        Assert.Equal("Ce qu’elle disait entre-temps", headline.Title);
        Assert.Equal(2, headline.Versions.Count);
        var after = await host.RowAsync(id);
        Assert.Equal((noted.LastRunAt, noted.NextRunAt, noted.ETag), (after.LastRunAt, after.NextRunAt, after.ETag));
    }
}
