using Dashboard.Storage.Identities;

namespace Dashboard.Tests.Storage;

public sealed class IdentityLiftTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly OutsideIdentity Headlines = OutsideIdentity.All.Single(i => i.Table == "Headlines");
    private static readonly OutsideIdentity Sources = OutsideIdentity.All.Single(i => i.Table == "Sources");

    [Theory]
    [InlineData(0)]
    [InlineData(12_345)]
    public void Headlines_go_on_from_the_milliseconds_of_the_clock(long last) => Assert.Equal(Now.ToUnixTimeMilliseconds(), IdentityLift.Target(Headlines, last, Now));

    [Fact]
    public void The_same_backup_put_back_an_hour_later_goes_above_what_was_given_out_in_that_hour()
    {
        var hour = TimeSpan.FromHours(1);
        var givenOutSince = IdentityLift.Target(Headlines, 7, Now) + (900 * (long)hour.TotalSeconds);
        Assert.True(IdentityLift.Target(Headlines, 7, Now + hour) > givenOutSince);
    }

    [Fact]
    public void Sources_have_numbers_left_for_thousands_of_years()
    {
        Assert.Equal(Now.ToUnixTimeSeconds() / 60, IdentityLift.Target(Sources, 23, Now));
        Assert.NotNull(IdentityLift.Target(Sources, 23, Now.AddYears(1_900)));
        Assert.True(int.MaxValue - Sources.Most > 1_000_000_000);
    }

    [Fact]
    public void What_the_clock_does_not_pass_goes_up_by_the_margin()
    {
        var first = IdentityLift.Target(Sources, 23, Now)!.Value;
        Assert.Equal(first + Sources.Margin, IdentityLift.Target(Sources, first, Now));
        Assert.Equal(first + 3 + Sources.Margin, IdentityLift.Target(Sources, first + 3, Now.AddYears(-1)));
    }

    [Fact]
    public void Numbers_are_never_lifted_so_high_that_they_run_out()
    {
        Assert.Null(IdentityLift.Target(Sources, Sources.Most, Now));
        Assert.Null(IdentityLift.Target(Sources, 1, Now.AddYears(2_100)));
    }
}
