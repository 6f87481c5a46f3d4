using Dashboard.Storage.Reach;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Storage;

public sealed class DatabaseReachTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task An_answer_that_is_owed_for_longer_than_its_patience_means_away_and_the_answer_means_back()
    {
        using var reach = new DatabaseReach(_time, NullLogger<DatabaseReach>.Instance);
        var answer = new TaskCompletionSource<int>();
        var watched = reach.WatchAsync(answer.Task);
        _time.Advance(DatabaseReach.Patience - TimeSpan.FromMilliseconds(1));
        Assert.False(reach.IsAway);
        var waiting = reach.Away;

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await WaitAsync(waiting);
        Assert.True(reach.IsAway);
        Assert.False(watched.IsCompleted);

        answer.SetResult(7);
        Assert.Equal(7, await watched);
        Assert.False(reach.IsAway);
        Assert.False(reach.Away.IsCancellationRequested);
        Assert.True(waiting.IsCancellationRequested);
    }

    [Fact]
    public async Task A_question_that_fails_tells_nothing_of_one_that_is_there_and_does_not_bring_back_one_that_is_away()
    {
        using var reach = new DatabaseReach(_time, NullLogger<DatabaseReach>.Instance);
        // What the driver throws when its own patience is over is no sign of ours.
        await Assert.ThrowsAsync<TimeoutException>(() => reach.WatchAsync(Task.FromException<int>(new TimeoutException())));
        Assert.False(reach.IsAway);

        var answer = new TaskCompletionSource<int>();
        var watched = reach.WatchAsync(answer.Task);
        _time.Advance(DatabaseReach.Patience);
        await WaitAsync(reach.Away);
        answer.SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => watched);
        Assert.True(reach.IsAway);
        Assert.Equal(1, await reach.WatchAsync(Task.FromResult(1)));
        Assert.False(reach.IsAway);
    }

    [Fact]
    public async Task One_refusal_may_be_a_cut_connection_and_two_in_a_row_mean_away_until_it_answers()
    {
        using var reach = new DatabaseReach(_time, NullLogger<DatabaseReach>.Instance);
        await reach.RefuseAsync("terminating connection");
        Assert.Equal(1, await reach.WatchAsync(Task.FromResult(1)));
        await reach.RefuseAsync("Connection refused");
        Assert.False(reach.IsAway);
        await reach.RefuseAsync("Connection refused");
        Assert.True(reach.IsAway);
        Assert.Equal(1, await reach.WatchAsync(Task.FromResult(1)));
        Assert.False(reach.IsAway);
    }

    private static async Task WaitAsync(CancellationToken token)
    {
        var cancelled = new TaskCompletionSource();
        await using var registration = token.Register(cancelled.SetResult);
        await cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }
}
