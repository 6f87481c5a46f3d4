using Dashboard.Shared.Live;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Dashboard.Wire;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Retention;

public sealed class HeadlineRetentionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Old_headlines_go_with_their_versions_and_do_not_come_back_as_new(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database);
        WireEntry[] entries = [.. Enumerable.Range(0, 70).Select(_ => newsroom.Entry())];
        await newsroom.StoreAsync(entries);
        await AgeAsync(newsroom, 366);
        await newsroom.StoreAsync(newsroom.Entry("Du jour"));
        await using var round = Round.Over(newsroom.Services);
        Assert.True(await round.RunAsync());

        Assert.Equal(70, round.Counts["dashboard.retention headlines"]);
        await using var db = newsroom.Db();
        Assert.Equal("Du jour", (await db.Headlines.SingleAsync(Ct)).Title);
        Assert.Equal(1, await db.HeadlineVersions.CountAsync(Ct));
        Assert.Equal(140, await db.HeadlineKeys.CountAsync(k => k.HeadlineId == null, Ct));
        // The log still reaches back to them, and tells nothing of them any more.
        Assert.Equal(70, await db.Events.CountAsync(e => e.Payload == null, Ct));
        Assert.Equal(new BatchOutcome(0, 0, 0, 70), await newsroom.StoreAsync([.. entries.Select(e => e with { Title = e.Title + ", corrigé" })]));
        Assert.Equal(new BatchOutcome(0, 0, 0, 1), await newsroom.StoreAsync(entries[3] with { Id = "another" }));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_newest_of_a_source_and_the_newsrooms_own_stay(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database);
        await newsroom.StoreAsync([.. Enumerable.Range(0, 12).Select(_ => newsroom.Entry())]);
        await AgeAsync(newsroom, 4_000);
        await using (var db = newsroom.Db())
        {
            var own = new SourceRow { Address = "newsroom", AddressKey = "newsroom", Name = "La rédaction", Kind = SourceKind.Newsroom };
            db.Headlines.AddRange(Enumerable.Range(0, 3).Select(n => new HeadlineRow { Seq = 1_000 + n, Source = own, Title = "À nous", Url = "https://journal.example/", SeenAt = DateTimeOffset.UnixEpoch }));
            await db.SaveChangesAsync(Ct);
        }

        await using var round = Round.Over(newsroom.Services, settings: ("HeadlinesAtLeast", "5"));
        await round.RunAsync();
        await using var after = newsroom.Db();
        Assert.Equal([8L, 9, 10, 11, 12, 1_000, 1_001, 1_002], await after.Headlines.OrderBy(h => h.Seq).Select(h => h.Seq).ToListAsync(Ct));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_withdrawn_headline_is_forgotten_sooner_and_stays_away(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database);
        var (early, late) = (newsroom.Entry(), newsroom.Entry());
        await newsroom.StoreAsync(early, late);
        await newsroom.TakeBackAsync(early.Id!);
        await using var db = newsroom.Db();
        var then = TimeProvider.System.GetUtcNow().AddDays(-91);
        await db.Headlines.Where(h => h.WithdrawnAt != null).ExecuteUpdateAsync(h => h.SetProperty(x => x.WithdrawnAt, then), Ct);
        await newsroom.TakeBackAsync(late.Id!);
        await using var round = Round.Over(newsroom.Services);
        await round.RunAsync();
        Assert.Equal(1, round.Counts["dashboard.retention withdrawn"]);
        Assert.Equal(late.Title, (await db.Headlines.AsNoTracking().SingleAsync(Ct)).Title);
        Assert.Equal(2, (await newsroom.StoreAsync(early, late)).Known);
        // The withdrawal itself is still told.
        Assert.Equal(2, await db.Events.CountAsync(e => e.Kind == LiveEvents.HeadlineWithdrawn && e.Payload != null, Ct));
    }

    private static async Task AgeAsync(TestNewsroom newsroom, int days)
    {
        await using var db = newsroom.Db();
        var then = TimeProvider.System.GetUtcNow().AddDays(-days);
        await db.Headlines.ExecuteUpdateAsync(h => h.SetProperty(x => x.SeenAt, then), Ct);
    }
}
