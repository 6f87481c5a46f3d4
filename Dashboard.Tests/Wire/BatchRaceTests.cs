using Dashboard.Accounts;
using Dashboard.Live;
using Dashboard.Shared.Headlines;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Dashboard.Wire;
using Dashboard.Wire.Newsroom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Wire;

/// <summary>What a poll brings while somebody else decides otherwise.</summary>
public sealed class BatchRaceTests
{
    private static readonly Actor Amira = new("7", "Amira");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Nothing_is_said_of_a_headline_after_its_withdrawal_however_polls_and_editors_meet(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database);
        var entries = Enumerable.Range(0, 20).Select(_ => newsroom.Entry()).ToArray();
        await newsroom.StoreAsync(entries);
        var editor = new NewsroomHeadlines(
            newsroom.Services.GetRequiredService<EventLog>(), new AuditLog(TimeProvider.System), TimeProvider.System);
        var polls = Task.Run(async () =>
        {
            for (var round = 0; round < 10; round++)
            {
                await newsroom.StoreAsync([.. entries.Select(e => e with { Title = $"{e.Title}, tour {round}" })]);
            }
        }, Ct);
        var withdrawals = Enumerable.Range(1, entries.Length).Select(id => editor.WithdrawAsync(id, WithdrawalReason.Legal, null, Amira, Ct));
        await Task.WhenAll([polls, .. withdrawals]);

        await using var db = newsroom.Db();
        var events = await db.Events.AsNoTracking().Where(e => e.Log == LiveLog.Public).OrderBy(e => e.Seq).ToListAsync(Ct);
        foreach (var ofOne in events.GroupBy(e => e.HeadlineId))
        {
            Assert.Equal(LiveEvents.HeadlineWithdrawn, ofOne.Last().Kind);
            Assert.All(ofOne.SkipLast(1), e => Assert.Null(e.Payload));
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_a_document_takes_back_is_not_published_from_it(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database);
        var (known, unknown, stays) = (newsroom.Entry(), newsroom.Entry(), newsroom.Entry());
        await newsroom.StoreAsync(known);
        var outcome = await newsroom.StoreAsync([known with { Title = "Changé puis repris" }, unknown, stays], [known.Id!, unknown.Id!]);
        Assert.Equal(new BatchOutcome(New: 1, Updated: 0, Withdrawn: 1, Known: 0), outcome);
        await using var db = newsroom.Db();
        Assert.Equal([stays.Title], await db.Headlines.Where(h => h.WithdrawnAt == null).Select(h => h.Title).ToListAsync(Ct));
    }

    [Fact]
    public async Task A_source_closed_or_moved_while_it_was_polled_publishes_nothing_of_it()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        Assert.Equal(default, await newsroom.StoreAsync([newsroom.Entry()], [], "https://elsewhere.example/feed"));
        await using (var db = newsroom.Db())
        {
            await db.Sources.ExecuteUpdateAsync(s => s.SetProperty(x => x.State, SourceState.Gone), Ct);
        }

        Assert.Equal(default, await newsroom.StoreAsync(newsroom.Entry()));
    }

    [Fact]
    public async Task A_feed_with_new_identifiers_at_each_build_keeps_its_headline_and_few_keys()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        var entry = newsroom.Entry();
        for (var build = 0; build < 12; build++)
        {
            await newsroom.StoreAsync(entry with { Id = $"build-{build}" });
        }

        await using var db = newsroom.Db();
        Assert.Equal(1, await db.Headlines.CountAsync(Ct));
        Assert.InRange(await db.HeadlineKeys.CountAsync(Ct), 2, 8);
    }
}
