using System.Collections.Concurrent;
using Dashboard.Pictures.Likeness;
using Dashboard.Storage;
using Dashboard.Tests.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NetVips;

namespace Dashboard.Tests.Retention;

public sealed class PictureRetentionTests
{
    private readonly ConcurrentDictionary<string, byte[]> _pictures = new(StringComparer.Ordinal) { ["/a.jpg"] = Photo.Jpeg(seed: 1), ["/b.jpg"] = Photo.Jpeg(seed: 2) };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_picture_goes_with_its_last_headline_and_comes_back_with_a_new_one(string database)
    {
        await using var host = await PicturesHost.StartAsync(database, _pictures);
        var shared = await host.HeadlineAsync("/a.jpg");
        await host.HeadlineAsync("/b.jpg");
        await host.GoRoundAsync();
        await AgeAsync(host);
        var kept = await host.HeadlineAsync("/a.jpg");
        await using var round = Round.Over(host.Services);
        Assert.True(await round.RunAsync());

        Assert.Equal((1, 1), (round.Counts["dashboard.retention origins"], round.Counts["dashboard.retention pictures"]));
        await using var db = host.Db();
        Assert.Equal((await host.ReadAsync(kept)).PictureId, (await db.Pictures.SingleAsync(Ct)).Id);
        Assert.False(await db.Headlines.AnyAsync(h => h.Id == shared.Id, Ct));
        Assert.True(await db.PictureForms.AllAsync(f => f.PictureId == db.Pictures.First().Id, Ct));

        var again = await host.HeadlineAsync("/b.jpg");
        await host.GoRoundAsync();
        Assert.NotNull((await host.ReadAsync(again)).Picture);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_blocked_picture_loses_its_bytes_and_is_blocked_again_when_it_turns_up(string database)
    {
        await using var host = await PicturesHost.StartAsync(database, _pictures);
        var headline = await host.HeadlineAsync("/a.jpg");
        await host.GoRoundAsync();
        var picture = (await host.ReadAsync(headline)).PictureId!.Value;
        await host.ChangeAsync(picture, PictureState.Blocked);
        var then = TimeProvider.System.GetUtcNow().AddDays(-400);
        await using (var db = host.Db())
        {
            db.Cases.Add(new CaseRow { PictureId = picture, State = CaseState.Blocked, OpenedAt = then, LastReportAt = then, DecidedAt = then });
            await db.SaveChangesAsync(Ct);
            await db.Pictures.ExecuteUpdateAsync(p => p.SetProperty(x => x.CaseId, db.Cases.Select(c => c.Id).First()), Ct);
        }

        await AgeAsync(host);
        await using var round = Round.Over(host.Services);
        Assert.True(await round.RunAsync());
        await using (var db = host.Db())
        {
            Assert.Equal(PictureState.Blocked, (await db.Pictures.SingleAsync(Ct)).State);
            Assert.Equal((0, 0, 0), (await db.PictureForms.CountAsync(Ct), await db.PictureOrigins.CountAsync(Ct), await db.Headlines.CountAsync(Ct)));
        }

        _pictures["/elsewhere.jpg"] = _pictures["/a.jpg"];
        var again = await host.HeadlineAsync("/elsewhere.jpg");
        await host.GoRoundAsync();
        var shown = await host.ReadAsync(again);
        Assert.Equal((picture, PictureState.Blocked), (shown.PictureId, shown.Picture!.State));
        Assert.Null(shown.ToHeadline().Image);
    }

    [Fact]
    public async Task Likenesses_of_pictures_that_went_are_forgotten_within_a_day()
    {
        await using var host = await PicturesHost.StartAsync("sqlite", _pictures);
        await host.HeadlineAsync("/a.jpg");
        await host.GoRoundAsync();
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var library = new LikenessLibrary(host.Services.GetRequiredService<IDbContextFactory<NewsroomDb>>(), time);
        using var picture = Image.NewFromBuffer(_pictures["/a.jpg"]);
        var sketch = PictureSketcher.Sketch(picture)!;
        Assert.Single(await library.FindAsync(sketch, Ct));
        await AgeAsync(host);
        await using var round = Round.Over(host.Services);
        await round.RunAsync();
        time.Advance(TimeSpan.FromHours(23));
        Assert.Single(await library.FindAsync(sketch, Ct));
        time.Advance(TimeSpan.FromHours(2));
        Assert.Empty(await library.FindAsync(sketch, Ct));
    }

    private static async Task AgeAsync(PicturesHost host)
    {
        await using var db = host.Db();
        var then = TimeProvider.System.GetUtcNow().AddDays(-400);
        await db.Headlines.ExecuteUpdateAsync(h => h.SetProperty(x => x.SeenAt, then), Ct);
        await db.PictureOrigins.ExecuteUpdateAsync(o => o.SetProperty(x => x.SeenAt, then), Ct);
        await db.Pictures.ExecuteUpdateAsync(p => p.SetProperty(x => x.KeptAt, then), Ct);
    }
}
