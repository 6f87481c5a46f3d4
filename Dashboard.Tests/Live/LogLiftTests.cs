using Dashboard.Live;

namespace Dashboard.Tests.Live;

public sealed class LogLiftTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 23, 0, 0, TimeSpan.Zero);
    private static readonly long Clock = Now.ToUnixTimeMilliseconds() * 1000;

    [Theory]
    [InlineData(0)]
    [InlineData(12_345)]
    public void A_log_is_lifted_to_the_microseconds_of_the_clock(long head) => Assert.Equal(Clock, LogLift.Target(head, Now, null));

    [Fact]
    public void A_log_that_was_lifted_before_is_lifted_above_all_it_can_have_given_out_since()
    {
        var hour = TimeSpan.FromHours(1);
        var first = LogLift.Target(7, Now, null);
        var givenOutSince = first + (100_000 * (long)hour.TotalSeconds);
        Assert.True(LogLift.Target(first!.Value, Now + hour, null) > givenOutSince);
    }

    [Fact]
    public void A_number_that_is_known_to_have_been_given_out_is_passed_when_the_clock_does_not_pass_it()
    {
        Assert.Equal(Clock + 5, LogLift.Target(Clock, Now, Clock + 5));
        Assert.Equal(Clock, LogLift.Target(3, Now, 9));
    }

    [Fact]
    public void Nothing_is_guessed_when_the_clock_stands_below_the_log() => Assert.Null(LogLift.Target(Clock, Now, null));

    [Fact]
    public void A_log_is_never_lifted_so_high_that_numbers_run_out() => Assert.Null(LogLift.Target(3, Now, LogLift.Most + 1));
}
