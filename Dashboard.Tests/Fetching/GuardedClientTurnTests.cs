using System.Net;
using Dashboard.Fetching;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Fetching;

/// <summary>A request whose turn has passed while it was on its way out.</summary>
public sealed class GuardedClientTurnTests
{
    private const string Host = "feeds.journal.example";

    [Fact]
    public async Task Nothing_is_asked_when_the_turn_was_lost_while_the_host_was_looked_up()
    {
        await using var publisher = await Publisher.StartAsync(context => context.Response.WriteAsync("<rss/>"));
        var isLost = false;
        var options = publisher.Options;
        options.AllowedPrivateHosts = [$"{Host}:{publisher.Url.Port}"];
        using var client = Fetch.Client(options, resolve: _ =>
        {
            isLost = true;
            return [IPAddress.Loopback];
        });
        var request = new FetchRequest(new UriBuilder(publisher.Url) { Host = Host }.Uri) { OnTurn = () => Check(isLost) };
        await Assert.ThrowsAsync<TurnIsOverException>(() => client.GetAsync(request));
        Assert.Empty(publisher.Asked);

        // What was opened for nothing holds up nobody.
        Assert.IsType<FetchOutcome.Fetched>(await client.GetAsync(request with { OnTurn = null }));
        Assert.Single(publisher.Asked);
    }

    [Fact]
    public async Task Nothing_is_asked_over_an_open_connection_when_the_turn_was_lost_at_the_last_moment()
    {
        await using var publisher = await Publisher.StartAsync(context => context.Response.WriteAsync("<rss/>"));
        using var client = Fetch.Client(publisher.Options);
        Assert.IsType<FetchOutcome.Fetched>(await client.GetAsync(new FetchRequest(publisher.Url) { OnTurn = () => Check(false) }));
        var asked = 0;
        await Assert.ThrowsAsync<TurnIsOverException>(() => client.GetAsync(new FetchRequest(publisher.Url) { OnTurn = () => Check(asked++ > 0) }));
        Assert.Equal(2, asked);
        Assert.Single(publisher.Asked);
        Assert.IsType<FetchOutcome.Fetched>(await client.GetAsync(new FetchRequest(publisher.Url)));
        Assert.Equal(2, publisher.Asked.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_fetch_whose_body_finds_no_room_keeps_others_waiting_for_two_seconds_and_not_longer()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var publisher = await Publisher.StartAsync(context => context.Response.WriteAsync("<rss/>"));
        var time = new FakeTimeProvider();
        var options = publisher.Options;
        (options.MaxConcurrency, options.Timeout, options.ConnectTimeout) = (1, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10));
        using var client = Fetch.Client(options, time);
        var (come, room) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = client.GetAsync(new FetchRequest(publisher.Url)
        {
            OnBody = async _ =>
            {
                come.SetResult();
                await room.Task;
            },
        });
        await come.Task.WaitAsync(ct);
        var second = client.GetAsync(new FetchRequest(publisher.Url));
        Assert.Single(publisher.Asked);
        await Until.HoldsAsync(() =>
        {
            time.Advance(GuardedClient.Held);
            return second.IsCompleted;
        }, ct);
        Assert.IsType<FetchOutcome.Fetched>(await second);
        Assert.False(first.IsCompleted);
        room.SetResult();
        Assert.IsType<FetchOutcome.Fetched>(await first);
    }

    private static void Check(bool isLost)
    {
        if (isLost)
        {
            throw new TurnIsOverException();
        }
    }

    private sealed class TurnIsOverException : OperationCanceledException;
}
