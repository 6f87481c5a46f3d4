using Dashboard.Desk.Items;
using Dashboard.Live;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Desk;

/// <summary>The desk at the end of the road: whatever is cut, what it shows has no hole and nothing twice.</summary>
public sealed class DeskRoadTests
{
    private const int Headlines = 500;
    private const int Cuts = 20;

    [Theory(Timeout = 120_000)]
    [InlineData("sqlite", "garnet", 4096)]
    [InlineData("sqlite", "garnet", 64)]
    [InlineData("postgres", "redis", 4096)]
    public async Task Over_500_headlines_and_20_cuts_the_desk_never_shows_a_hole_or_one_twice(string database, string bell, int ring)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync(database, bell, ring);
        var random = new Random(2026);
        for (var cut = 0; cut < Cuts; cut++)
        {
            var share = Headlines / Cuts;
            var cutAt = (cut * share) + random.Next(1, share);
            var writing = Task.Run(() => StoreAsync(newsroom, share), ct);
            await FollowAsync(newsroom, until: list => list.Rows is [{ Headline.Seq: var last }, ..] && last >= cutAt, ct);
            await writing;
        }

        await FollowAsync(newsroom, until: list => list.Rows is [{ Headline.Seq: Headlines }, ..], ct);
    }

    private static async Task StoreAsync(TestNewsroom newsroom, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await newsroom.StoreAsync(newsroom.Entry());
        }
    }

    // As a circuit does: a session of its own, drawn on until the connection is cut.
    private static async Task FollowAsync(TestNewsroom newsroom, Func<DeskList, bool> until, CancellationToken ct)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reader = new DeskReader(newsroom.Services.GetRequiredService<IDbContextFactory<NewsroomDb>>());
        var session = new DeskSession(reader, newsroom.Services.GetRequiredService<LiveFeed>(), TimeProvider.System);
        try
        {
            await session.FollowAsync(DeskFilter.All, async change =>
            {
                change();
                var shown = session.List.Rows.Select(r => r.Headline.Seq).ToList();
                Assert.Equal(shown.Count == 0 ? [] : Enumerable.Range(0, shown.Count).Select(i => shown[0] - i), shown);
                Assert.Equal(Math.Min(shown.FirstOrDefault(), DeskList.Most), shown.Count);
                if (session.HasBegun && until(session.List))
                {
                    await cut.CancelAsync();
                }
            }, cut.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Cut.
        }
    }
}
