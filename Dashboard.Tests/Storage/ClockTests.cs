using Dashboard.Storage.Clocks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Storage;

public sealed class ClockTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void The_shared_clock_is_the_machines_until_the_database_was_asked_and_the_databases_from_then_on()
    {
        var machine = new JumpyClock();
        var clock = new SharedClock(machine);
        Assert.Equal(machine.Now, clock.GetUtcNow());

        var database = machine.Now + Hour;
        clock.Set(database, clock.GetTimestamp(), clock.GetTimestamp());
        Assert.Equal(database, clock.GetUtcNow());
    }

    [Fact]
    public void A_machine_whose_clock_jumps_does_not_move_the_shared_clock()
    {
        var machine = new JumpyClock();
        var clock = new SharedClock(machine);
        var began = machine.Now;
        clock.Set(began, clock.GetTimestamp(), clock.GetTimestamp());
        machine.Now += Hour;
        machine.Pass(Second);
        Assert.Equal(began + Second, clock.GetUtcNow());
    }

    [Theory]
    // What the answer's way can explain is no step; what it cannot is one.
    [InlineData(200, 90, 0)]
    [InlineData(200, -110, 0)]
    [InlineData(200, 500, 500)]
    [InlineData(4, -3600_000, -3600_000)]
    public void An_answer_counts_for_no_more_than_the_time_it_took(int tookMilliseconds, int saidAhead, int moved)
    {
        var machine = new JumpyClock();
        var clock = new SharedClock(machine);
        clock.Set(machine.Now, clock.GetTimestamp(), clock.GetTimestamp());
        var (asked, took) = (clock.GetTimestamp(), TimeSpan.FromMilliseconds(tookMilliseconds));
        machine.Pass(took);
        clock.Set(machine.Now - (took / 2) + TimeSpan.FromMilliseconds(saidAhead), asked, clock.GetTimestamp());
        Assert.Equal(machine.Now + TimeSpan.FromMilliseconds(moved), clock.GetUtcNow());
    }

    [Fact]
    public void A_leap_of_the_shared_clock_is_remembered_and_a_correction_is_none()
    {
        var machine = new JumpyClock();
        var clock = new SharedClock(machine);
        void Say(TimeSpan ahead) => clock.Set(machine.Now + ahead, clock.GetTimestamp(), clock.GetTimestamp());
        Say(Hour);
        Assert.Null(clock.LeaptAt);
        Say(Hour + (Second / 2));
        Assert.Null(clock.LeaptAt);

        machine.Pass(Second);
        var leapt = clock.GetTimestamp();
        Say(TimeSpan.Zero);
        Assert.Equal(leapt, clock.LeaptAt);
        machine.Pass(Second);
        Say(Second / 2);
        Assert.Equal(leapt, clock.LeaptAt);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    [InlineData(-2)]
    public async Task A_jump_is_noticed_once_and_remembered_for_a_while(int seconds)
    {
        var clock = new JumpyClock();
        await using var watch = new ClockWatch(clock, NullLogger<ClockWatch>.Instance);
        clock.Pass(Hour);
        Assert.False(watch.JumpedWithin(Hour));

        clock.Now += TimeSpan.FromSeconds(seconds);
        Assert.True(watch.JumpedWithin(Hour));
        Assert.Equal(1, watch.Jumps);
        clock.Pass(Hour - Second);
        Assert.True(watch.JumpedWithin(Hour));
        clock.Pass(Second);
        Assert.False(watch.JumpedWithin(Hour));
        Assert.Equal(1, watch.Jumps);
    }
}
