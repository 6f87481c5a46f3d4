using System.Globalization;
using Dashboard.Desk.Items;
using Dashboard.Live;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Ingest;

/// <summary>Items that a source takes out of its feed, over HTTP on loopback.</summary>
public sealed class RemovalTests
{
    private const int Patience = 60_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_item_taken_out_between_others_is_marked_at_the_second_miss_and_the_mark_goes_when_it_comes_back(string database)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, database);
        Serve(host, "9 8 7 6 5 4");
        var id = await host.AddAsync();
        Serve(host, "10 9 8 6 5 4");
        await host.PollAsync(id);
        Assert.Empty(await RemovedAsync(host));
        // The same bytes once more prove nothing more.
        await host.PollAsync(id);
        Assert.Empty(await RemovedAsync(host));
        Serve(host, "11 10 9 8 6 5 4");
        await host.PollAsync(id);
        Assert.Equal(["Titre 7"], await RemovedAsync(host));
        Assert.All(await host.HeadlinesAsync(), h => Assert.Null(h.WithdrawnAt));
        await using (var db = host.Db())
        {
            Assert.False(await db.Events.AnyAsync(e => e.Kind == LiveEvents.HeadlineWithdrawn || e.Kind == LiveEvents.HeadlineUpdated, Ct));
        }

        var desk = await Reader(host).ReadAsync(DeskFilter.All, Ct);
        Assert.Equal(["Titre 7"], desk.Items.Where(i => i.IsRemovedAtSource).Select(i => i.Headline.Title));

        Serve(host, "12 11 10 9 8 7 6 5 4");
        await host.PollAsync(id);
        Assert.Empty(await RemovedAsync(host));
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_open_desk_hears_of_the_mark_and_of_its_end_and_readers_hear_nothing(string database)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, database);
        Serve(host, "9 8 7 6 5 4");
        var id = await host.AddAsync();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var session = new DeskSession(Reader(host), host.Services.GetRequiredService<LiveFeed>(), TimeProvider.System);
        string[] shown = [];
        var desk = session.FollowAsync(DeskFilter.All, change =>
        {
            change();
            shown = [.. session.List.Rows.Where(r => r.IsRemovedAtSource).Select(r => r.Headline.Title)];
            return Task.CompletedTask;
        }, leaving.Token);
        await Until.HoldsAsync(() => session.HasBegun, Ct);
        foreach (var document in new[] { "10 9 8 6 5 4", "11 10 9 8 6 5 4" })
        {
            Serve(host, document);
            await host.PollAsync(id);
        }

        await Until.HoldsAsync(() => shown is ["Titre 7"], Ct);
        Serve(host, "11 10 9 8 7 6 5 4");
        await host.PollAsync(id);
        await Until.HoldsAsync(() => shown is [], Ct);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk);
        await using var db = host.Db();
        Assert.Equal(2, await db.Events.CountAsync(e => e.Kind == LiveEvents.HeadlineMarked && e.Log == LiveLog.Staff, Ct));
        Assert.False(await db.Events.AnyAsync(e => e.Log == LiveLog.Public && e.Kind != LiveEvents.Headline, Ct));
    }

    [Fact(Timeout = Patience)]
    public async Task What_scrolls_out_is_not_marked()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        Serve(host, "9 8 7 6 5 4");
        var id = await host.AddAsync();
        foreach (var document in new[] { "10 9 8 7 6 5", "12 11 10 9 8 7", "13 12 11 10 9 8", "30 29 28 27 26 25" })
        {
            Serve(host, document);
            await host.PollAsync(id);
        }

        Assert.Empty(await RemovedAsync(host));
    }

    [Fact(Timeout = Patience)]
    public async Task Items_that_are_only_renamed_are_not_marked()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        Serve(host, "9 8 7 6 5 4");
        var id = await host.AddAsync();
        foreach (var document in new[] { "10 9 8 7' 6 5 4", "11 10 9 8 7' 6 5 4", "12 11 10 9 8 7' 6 5 4" })
        {
            Serve(host, document);
            await host.PollAsync(id);
        }

        Assert.Empty(await RemovedAsync(host));
        Assert.Equal(9, (await host.HeadlinesAsync()).Count);
    }

    private static DeskReader Reader(IngestHost host) => new(host.Services.GetRequiredService<IDbContextFactory<NewsroomDb>>());

    private static async Task<string[]> RemovedAsync(IngestHost host) => [.. (await host.HeadlinesAsync()).Where(h => h.RemovedAtSource is not null).Select(h => h.Title)];

    // Each number is an item of so many minutes after a day ago; a prime gives it another identifier.
    private static void Serve(IngestHost host, string items)
    {
        var from = TimeProvider.System.GetUtcNow().AddHours(-2);
        var hour = new DateTimeOffset(from.Year, from.Month, from.Day, from.Hour, 0, 0, TimeSpan.Zero);
        var xml = string.Concat(items.Split(' ').Select(n => (Name: n, Number: int.Parse(n.TrimEnd('\''), CultureInfo.InvariantCulture))).Select(i =>
            $"<item><guid isPermaLink=\"false\">{i.Name}</guid><title>Titre {i.Number}</title><link>https://journal.example/a/{i.Number}</link><pubDate>{hour.AddMinutes(i.Number).ToString("r", CultureInfo.InvariantCulture)}</pubDate></item>"));
        host.Agency.Instead = context =>
        {
            context.Response.ContentType = "application/rss+xml; charset=utf-8";
            return context.Response.WriteAsync($"<rss version=\"2.0\"><channel><title>A</title>{xml}</channel></rss>");
        };
    }
}
