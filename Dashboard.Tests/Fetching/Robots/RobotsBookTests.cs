using System.Text;
using Dashboard.Fetching;
using Dashboard.Fetching.Robots;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Fetching.Robots;

/// <summary>How long what robots.txt says is remembered, with a clock of the test's own.</summary>
public sealed class RobotsBookTests
{
    private static readonly Uri Article = new("https://x.example/a");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 28, 8, 0, 0, TimeSpan.Zero));
    private int _fetches;
    private FetchOutcome _outcome = Says("User-agent: *\nDisallow: /a");

    [Fact]
    public async Task It_is_asked_for_again_after_a_day()
    {
        using var book = Book();
        Assert.Equal(FailureCode.Robots, await AskAsync(book));
        _time.Advance(TimeSpan.FromHours(23.9));
        _outcome = Says("User-agent: *\nDisallow:");
        Assert.Equal(FailureCode.Robots, await AskAsync(book));
        _time.Advance(TimeSpan.FromHours(0.2));
        Assert.Null(await AskAsync(book));
        Assert.Equal(2, _fetches);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 2)]
    [InlineData(400, 24)]
    public async Task What_its_publisher_calls_fresh_is_heeded_between_an_hour_and_a_day(int fresh, int hours)
    {
        _outcome = Says("User-agent: *\nDisallow: /a", TimeSpan.FromHours(fresh));
        using var book = Book();
        await AskAsync(book);
        _time.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromMinutes(1));
        await AskAsync(book);
        Assert.Equal(1, _fetches);
        _time.Advance(TimeSpan.FromMinutes(2));
        await AskAsync(book);
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task While_it_cannot_be_had_nothing_is_fetched_unless_it_was_known_before()
    {
        using var book = Book();
        _outcome = new FetchOutcome.Failed(FailureCode.ServerError, ["500"]);
        Assert.Equal(FailureCode.RobotsUnreachable, await AskAsync(book));
        _time.Advance(TimeSpan.FromMinutes(11));
        _outcome = Says("User-agent: *\nDisallow: /b");
        Assert.Null(await AskAsync(book));
        _time.Advance(TimeSpan.FromHours(25));
        _outcome = new FetchOutcome.Failed(FailureCode.Timeout, ["20"]);
        Assert.Null(await AskAsync(book));
    }

    [Fact]
    public async Task One_that_stops_waiting_leaves_the_others_their_answer()
    {
        using var book = Book();
        var answer = new TaskCompletionSource<FetchOutcome>();
        using var stop = new CancellationTokenSource();
        var first = book.RefusalAsync(Article, (_, _) => answer.Task, stop.Token).AsTask();
        var second = book.RefusalAsync(Article, (_, _) => throw new InvalidOperationException("Asked twice."), TestContext.Current.CancellationToken).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(_outcome);
        Assert.Equal(FailureCode.Robots, await second);
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("600", 30)]
    public async Task Crawl_delay_spaces_pages_within_bounds(string asked, int seconds)
    {
        _outcome = Says($"User-agent: *\nCrawl-delay: {asked}");
        using var book = Book();
        await AskAsync(book);
        var ct = TestContext.Current.CancellationToken;
        Assert.True(book.PaceAsync(Article, ct).IsCompletedSuccessfully);
        var next = book.PaceAsync(Article, ct);
        _time.Advance(TimeSpan.FromSeconds(seconds - 0.1));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        await next;
    }

    [Fact]
    public async Task Hosts_without_number_take_bounded_memory()
    {
        using var book = Book();
        for (var host = 0; host < RobotsBook.MostHosts + 10; host++)
        {
            await book.RefusalAsync(new Uri($"https://h{host}.example/"), FetchAsync, TestContext.Current.CancellationToken);
        }

        Assert.InRange(book.Hosts, 1, RobotsBook.MostHosts);
    }

    private static FetchOutcome.Fetched Says(string file, TimeSpan? fresh = null) =>
        new(Encoding.UTF8.GetBytes(file), "text/plain", null, null, new Uri("https://x.example/robots.txt"), null, fresh);

    private RobotsBook Book()
    {
        var options = Options.Create(new FetchingOptions());
        return new RobotsBook(options, new AllowedPrivateHosts(options), _time);
    }

    private ValueTask<string?> AskAsync(RobotsBook book) => book.RefusalAsync(Article, FetchAsync, TestContext.Current.CancellationToken);

    private Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken ct)
    {
        Interlocked.Increment(ref _fetches);
        return Task.FromResult(_outcome);
    }
}
