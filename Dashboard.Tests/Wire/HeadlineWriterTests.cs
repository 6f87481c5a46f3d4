using Dashboard.Storage;
using Dashboard.Tests.Support;
using Dashboard.Wire;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Wire;

public sealed class HeadlineWriterTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_entry_seen_again_is_known_and_a_changed_title_is_an_update_with_its_version_kept(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database);
        var entry = newsroom.Entry("Ancien titre");
        Assert.Equal(new BatchOutcome(1, 0, 0, 0), await newsroom.StoreAsync(entry));
        Assert.Equal(new BatchOutcome(0, 0, 0, 1), await newsroom.StoreAsync(entry));
        Assert.Equal(new BatchOutcome(0, 1, 0, 0), await newsroom.StoreAsync(entry with { Title = "Nouveau titre" }));

        await using var db = newsroom.Db();
        Assert.Equal("Nouveau titre", (await db.Headlines.SingleAsync(TestContext.Current.CancellationToken)).Title);
        var titles = await db.HeadlineVersions.OrderBy(v => v.Number).Select(v => v.Title).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["Ancien titre", "Nouveau titre"], titles);
    }

    [Fact]
    public async Task An_entry_without_identifier_is_recognised_by_its_link_however_it_is_written()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        var entry = newsroom.Entry() with { Id = null };
        await newsroom.StoreAsync(entry);
        var again = await newsroom.StoreAsync(entry with { Link = entry.Link!.Replace("https://", "http://www.", StringComparison.Ordinal) + "/?utm_source=x#top" });
        Assert.Equal(0, again.New);
    }

    [Fact]
    public async Task Entries_that_share_a_link_are_told_apart_by_their_identifiers()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        var entries = Enumerable.Range(0, 3).Select(_ => newsroom.Entry() with { Link = "https://source.example/live" }).ToArray();
        Assert.Equal(3, (await newsroom.StoreAsync(entries)).New);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_a_source_took_back_never_returns_as_new(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database);
        var entry = newsroom.Entry();
        await newsroom.StoreAsync(entry);
        Assert.Equal(1, (await newsroom.TakeBackAsync(entry.Id!)).Withdrawn);
        Assert.Equal(new BatchOutcome(0, 0, 0, 1), await newsroom.StoreAsync(entry));
        await using var db = newsroom.Db();
        Assert.Null((await db.Events.SingleAsync(e => e.Kind == "headline", TestContext.Current.CancellationToken)).Payload);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Polls_that_end_together_lose_nothing_and_number_without_holes(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => newsroom.StoreAsync(newsroom.Entry(), newsroom.Entry())));
        await using var db = newsroom.Db();
        var events = await db.Events.Where(e => e.Log == LiveLog.Public).OrderBy(e => e.Seq).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 200).Select(n => (long)n), events.Select(e => e.Seq));
        Assert.All(events, e => Assert.Equal(e.Seq - 1, e.Prev));
        Assert.Equal(200, await db.Headlines.Select(h => h.Seq).Distinct().CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_longest_document_that_is_read_is_stored_whole_and_known_again()
    {
        const int Most = 20_000;
        await using var newsroom = await TestNewsroom.StartAsync();
        var entries = Enumerable.Range(0, Most).Select(_ => newsroom.Entry()).ToArray();
        Assert.Equal(new BatchOutcome(Most, 0, 0, 0), await newsroom.StoreAsync(entries));
        Assert.Equal(new BatchOutcome(0, 0, 0, Most), await newsroom.StoreAsync(entries));
    }

    [Fact]
    public async Task An_article_given_under_two_identifiers_is_stored_once_whichever_comes_first()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        var entry = newsroom.Entry() with { Id = "a" };
        Assert.Equal(1, (await newsroom.StoreAsync(entry, entry with { Id = "b" })).New);
        Assert.Equal(0, (await newsroom.StoreAsync(entry, entry with { Id = "b" })).New);
        Assert.Equal(0, (await newsroom.StoreAsync(entry with { Id = "b" }, entry)).New);
        Assert.Equal(0, (await newsroom.StoreAsync(entry with { Id = "b" })).New);
    }
}
