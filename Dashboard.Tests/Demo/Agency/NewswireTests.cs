using Dashboard.Demo.Agency;
using Dashboard.Demo.Serving;
using Dashboard.Demo;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Demo.Agency;

public sealed class NewswireTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Headlines_of_the_last_five_hours_are_out_at_the_start_from_every_source()
    {
        var newswire = New(new FakeTimeProvider(Start), seed: 1);

        Assert.All(Pages(newswire), page => Assert.Equal(7, page.Items.Count));
        Assert.All(Pages(newswire).SelectMany(page => page.Items), item => Assert.InRange(item.PublishedAt, Start.AddHours(-5), Start));
    }

    [Fact]
    public void The_same_seed_tells_the_same_day_however_the_clock_ticks()
    {
        var (one, other) = (new FakeTimeProvider(Start), new FakeTimeProvider(Start));
        var (first, second) = (New(one, seed: 5), New(other, seed: 5));
        one.Advance(TimeSpan.FromMinutes(30));
        first.Advance();
        for (var i = 0; i < 1800; i++)
        {
            other.Advance(TimeSpan.FromSeconds(1));
            second.Advance();
        }

        Assert.Equal(Told(first), Told(second));
        Assert.NotEqual(Told(first), Told(New(one, seed: 6)));
    }

    [Fact]
    public void Headlines_follow_each_other_within_two_to_six_seconds()
    {
        var time = new FakeTimeProvider(Start);
        var newswire = New(time, seed: 2);
        time.Advance(TimeSpan.FromMinutes(2));
        newswire.Advance();
        var moments = Pages(newswire).SelectMany(page => page.Items).Select(item => item.PublishedAt).Where(at => at > Start).Order().ToList();

        Assert.True(moments.Count > 15);
        Assert.All(moments.Zip(moments.Skip(1), (before, after) => after - before).Take(10),
            pause => Assert.True(pause >= TimeSpan.FromSeconds(2), $"{pause}"));
    }

    [Fact]
    public void Withdrawn_headlines_vanish_and_corrected_ones_keep_their_identity()
    {
        var time = new FakeTimeProvider(Start);
        var newswire = New(time, seed: 3);
        var identities = Pages(newswire).SelectMany(page => page.Items).Select(item => item.Identity).ToHashSet();
        time.Advance(TimeSpan.FromMinutes(20));
        newswire.Advance();

        Assert.NotEmpty(newswire.Withdrawals);
        Assert.Equal(Enumerable.Range(1, newswire.Withdrawals.Count), newswire.Withdrawals.Select(withdrawal => withdrawal.Serial));
        Assert.All(newswire.Withdrawals, gone =>
        {
            Assert.Null(newswire.Find(gone.Source, gone.Number));
            Assert.True(newswire.Withdrew(gone.Source, gone.Number));
            Assert.DoesNotContain(newswire.Page(gone.Source)!.Items, item => item.Identity == gone.Identity);
        });
        Assert.DoesNotContain(newswire.Withdrawals, gone => DemoSources.All.Single(source => source.Slug == gone.Source).Format == FeedFormat.Json);
        Assert.Contains(Pages(newswire).SelectMany(page => page.Items), item => item.UpdatedAt > item.PublishedAt);
        Assert.Contains(Pages(newswire).SelectMany(page => page.Items), item => identities.Contains(item.Identity));
    }

    [Fact]
    public void Eight_hours_repeat_no_title_and_a_feed_never_shows_more_than_thirty()
    {
        var time = new FakeTimeProvider(Start);
        var newswire = New(time, seed: 4);
        var titles = new Dictionary<string, string>();
        for (var i = 0; i < 8 * 60; i++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            newswire.Advance();
            foreach (var page in Pages(newswire))
            {
                Assert.True(page.Items.Count <= 30);
                Assert.All(page.Items, item => Assert.Equal(item.Identity, titles.TryAdd(item.Title, item.Identity) ? item.Identity : titles[item.Title]));
            }
        }

        Assert.True(titles.Count > 6000, $"{titles.Count}");
    }

    [Fact]
    public void The_source_that_falters_is_well_then_fails_then_is_slow_then_recovers()
    {
        FaultPhase[] phases = [.. new[] { 0, 179, 180, 224, 225, 269, 270, 299, 300, 480 }.Select(second => FaultCycle.At(TimeSpan.FromSeconds(second)))];

        Assert.Equal(
            [FaultPhase.Well, FaultPhase.Well, FaultPhase.Failing, FaultPhase.Failing, FaultPhase.Slow, FaultPhase.Slow, FaultPhase.Well, FaultPhase.Well, FaultPhase.Well, FaultPhase.Failing],
            phases);
    }

    private static Newswire New(TimeProvider time, int seed) => new(DemoSources.All, new NewswirePace(), seed, time);

    private static IEnumerable<NewswirePage> Pages(Newswire newswire) => DemoSources.All.Select(source => newswire.Page(source.Slug)!);

    private static List<(string, string, DateTimeOffset, DateTimeOffset)> Told(Newswire newswire) =>
        [.. Pages(newswire).SelectMany(page => page.Items).Select(item => (item.Identity, item.Title, item.PublishedAt, item.UpdatedAt))];
}
