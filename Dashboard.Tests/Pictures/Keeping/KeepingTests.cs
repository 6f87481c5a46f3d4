using System.Collections.Concurrent;
using System.Text;
using Dashboard.Fetching;
using Dashboard.Pictures.Checking;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Pictures.Keeping;

/// <summary>From an address beside a headline to the picture that is shown.</summary>
public sealed class KeepingTests
{
    private readonly ConcurrentDictionary<string, byte[]> _pictures = new(StringComparer.Ordinal)
    {
        ["/a.jpg"] = Photo.Jpeg(seed: 1),
        ["/b.jpg"] = Photo.Jpeg(seed: 2),
        ["/counter.gif"] = Photo.As(".gif", 1, 1),
        ["/page"] = Encoding.UTF8.GetBytes("<html>nothing here</html>"),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_picture_that_was_kept_reaches_every_screen_as_an_update(string database)
    {
        await using var host = await PicturesHost.StartAsync(database, _pictures, rounds: true);
        var listening = SseReader.ReadAsync($"{host.Address}/live?after=0", null, heard => heard.Exists(e => e.Kind == LiveEvents.HeadlineUpdated), Ct);
        var headline = await host.HeadlineAsync("/a.jpg");
        var update = (await listening).Single(e => e.Kind == LiveEvents.HeadlineUpdated);
        var picture = (await host.ReadAsync(headline)).Picture!;
        Assert.Contains($"\"url\":\"/images/{picture.Name}\"", update.Data, StringComparison.Ordinal);
        Assert.Contains("\"alt\":\"Photo /a.jpg\"", update.Data, StringComparison.Ordinal);
        Assert.Equal((640, 420), (picture.Width, picture.Height));
        var (_, sent) = Assert.Single(host.Publisher.Asked);
        Assert.DoesNotContain("Referer", sent.Keys);
        Assert.StartsWith("image/", sent["Accept"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_same_picture_from_two_addresses_is_one_row_and_later_headlines_have_it_at_once(string database)
    {
        _pictures["/copy.jpg"] = _pictures["/a.jpg"];
        // Other bytes around the same pixels.
        _pictures["/tail.jpg"] = [.. _pictures["/a.jpg"], .. "tail"u8];
        await using var host = await PicturesHost.StartAsync(database, _pictures);
        HeadlineRow[] headlines = [await host.HeadlineAsync("/a.jpg"), await host.HeadlineAsync("/copy.jpg"), await host.HeadlineAsync("/tail.jpg")];
        await host.GoRoundAsync();
        var shown = new List<long?>();
        foreach (var headline in headlines)
        {
            shown.Add((await host.ReadAsync(headline)).PictureId);
        }

        Assert.Single(shown.Distinct());
        Assert.NotNull(shown[0]);
        Assert.Equal(shown[0], (await host.HeadlineAsync("/a.jpg")).PictureId);
        Assert.Null(await host.TakeAsync());
    }

    [Theory]
    [InlineData("/private", FailureCode.RefusedAddress)]
    [InlineData("/counter.gif", PictureFault.TooSmall)]
    public async Task The_next_picture_has_its_turn_when_the_first_failed_for_good(string first, string code)
    {
        await using var host = await PicturesHost.StartAsync("sqlite", _pictures);
        var headline = await host.HeadlineAsync(first, "/b.jpg");
        Assert.Single(await host.OriginsAsync(), o => o.NextTryAt is not null);
        await host.GoRoundAsync();
        Assert.Equal("Photo /b.jpg", (await host.ReadAsync(headline)).PictureAlt);
        var failed = (await host.OriginsAsync())[0];
        Assert.Equal((code, null), (failed.FailureCode, failed.NextTryAt));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_picture_that_was_missing_is_found_when_it_returns(string database)
    {
        await using var host = await PicturesHost.StartAsync(database, _pictures);
        var headline = await host.HeadlineAsync("/late.jpg");
        await host.GoRoundAsync();
        var origin = Assert.Single(await host.OriginsAsync());
        Assert.Equal((FailureCode.NotFound, "404", 1), (origin.FailureCode, origin.FailureDetail, origin.Failures));
        Assert.InRange(origin.NextTryAt!.Value - origin.FetchedAt!.Value, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(80));
        _pictures["/late.jpg"] = Photo.Jpeg(seed: 3);
        await host.PassTimeAsync();
        await host.GoRoundAsync();
        Assert.NotNull((await host.ReadAsync(headline)).PictureId);
        origin = Assert.Single(await host.OriginsAsync());
        Assert.Equal((null, 0, null), (origin.FailureCode, origin.Failures, origin.NextTryAt));
    }

    [Fact]
    public async Task After_two_failures_the_next_has_its_turn_though_the_first_may_come_back()
    {
        await using var host = await PicturesHost.StartAsync("sqlite", _pictures);
        var headline = await host.HeadlineAsync("/page", "/b.jpg");
        await host.GoRoundAsync();
        Assert.Null((await host.ReadAsync(headline)).PictureId);
        await host.PassTimeAsync();
        await host.GoRoundAsync();
        Assert.Equal("Photo /b.jpg", (await host.ReadAsync(headline)).PictureAlt);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_headline_that_comes_while_its_picture_is_fetched_is_not_forgotten(string database)
    {
        await using var host = await PicturesHost.StartAsync(database, _pictures);
        await host.HeadlineAsync("/a.jpg");
        var taken = await host.TakeAsync();
        Assert.Null(await host.TakeAsync());
        await host.VisitAsync(taken!);
        var origin = Assert.Single(await host.OriginsAsync());
        // As if the second had been written before the first one's picture was, and committed after.
        var second = await host.HeadlineAsync("/b.jpg");
        await using (var db = host.Db())
        {
            await db.HeadlinePictures.Where(p => p.HeadlineId == second.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.OriginId, origin.Id), Ct);
            await db.PictureOrigins.Where(o => o.Id == origin.Id).ExecuteUpdateAsync(o => o.SetProperty(x => x.NextTryAt, DateTimeOffset.UnixEpoch), Ct);
        }

        await host.GoRoundAsync();
        Assert.Equal(origin.PictureId, (await host.ReadAsync(second)).PictureId);
        Assert.Single(host.Publisher.Asked, a => a.Target == "/a.jpg");
    }

    [Fact]
    public async Task A_later_state_of_an_entry_brings_a_picture_to_a_headline_that_had_none()
    {
        await using var host = await PicturesHost.StartAsync("sqlite", _pictures);
        var headline = await host.StoreAsync(7);
        await host.StoreAsync(7, "/a.jpg");
        await host.GoRoundAsync();
        Assert.NotNull((await host.ReadAsync(headline)).PictureId);
        var other = await host.StoreAsync(8);
        // Its picture is kept already: the update shows it at once.
        Assert.NotNull((await host.StoreAsync(8, "/a.jpg")).PictureId);
        Assert.NotNull((await host.ReadAsync(other)).ToHeadline().Image);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_blocked_picture_stays_blocked_beside_every_later_headline_and_no_replay_shows_it(string database)
    {
        _pictures["/copy.jpg"] = _pictures["/a.jpg"];
        await using var host = await PicturesHost.StartAsync(database, _pictures);
        var first = await host.HeadlineAsync("/a.jpg");
        await host.GoRoundAsync();
        var picture = (await host.ReadAsync(first)).Picture!;
        await host.ChangeAsync(picture.Id, PictureState.Blocked);
        var second = await host.HeadlineAsync("/copy.jpg");
        await host.GoRoundAsync();
        var row = await host.ReadAsync(second);
        Assert.Equal((picture.Id, null), (row.PictureId, row.ToHeadline().Image));
        // Only once the node has heard all of it is what it answers a replay.
        await ListenAsync(host);
        var heard = await ListenAsync(host);
        Assert.Single(heard, e => e.Kind == LiveEvents.ImageBlocked);
        Assert.DoesNotContain(heard, e => e.Kind != LiveEvents.ImageBlocked && e.Data.Contains(picture.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Nodes_share_the_work_and_none_takes_what_another_has(string database)
    {
        await using var host = await PicturesHost.StartAsync(database, _pictures);
        for (var i = 0; i < 3; i++)
        {
            await host.HeadlineAsync($"/{i}.jpg");
        }

        var takes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(host.TakeAsync, Ct)));
        Assert.Equal(3, takes.OfType<Dashboard.Pictures.Keeping.DueOrigin>().Select(o => o.Id).Distinct().Count());
        Assert.Equal(3, takes.Count(t => t is null));
    }

    [Fact]
    public async Task A_source_whose_pictures_we_may_not_keep_is_never_asked_for_them()
    {
        await using var host = await PicturesHost.StartAsync("sqlite", _pictures, kept: SourcePictures.None);
        await host.HeadlineAsync("/a.jpg");
        await host.GoRoundAsync();
        Assert.Empty(host.Publisher.Asked);
    }

    private static Task<List<(string Id, string Kind, string Data)>> ListenAsync(PicturesHost host) => SseReader.ReadAsync(
        $"{host.Address}/live?after=0", null, heard => heard.Exists(e => e.Kind == LiveEvents.Headline && e.Data.Contains("Titre 2", StringComparison.Ordinal)), Ct);
}
