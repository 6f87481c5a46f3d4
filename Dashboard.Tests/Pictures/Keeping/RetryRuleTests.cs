using Dashboard.Fetching;
using Dashboard.Pictures;
using Dashboard.Pictures.Checking;
using Dashboard.Pictures.Keeping;

namespace Dashboard.Tests.Pictures.Keeping;

/// <summary>When a picture is tried again.</summary>
public sealed class RetryRuleTests
{
    private static readonly PicturesOptions Usual = new();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(10, 512)]
    [InlineData(11, 720)]
    [InlineData(15, 720)]
    public void Pauses_double_up_to_half_a_day(int failures, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), RetryRule.After(FailureCode.HttpStatus, failures, null, 0.5, Usual));

    [Fact]
    public void Those_that_failed_together_dont_come_back_together()
    {
        Assert.Equal(TimeSpan.FromSeconds(45), RetryRule.After(FailureCode.Dns, 1, null, 0, Usual));
        Assert.Equal(TimeSpan.FromSeconds(75), RetryRule.After(FailureCode.Dns, 1, null, 1, Usual));
    }

    [Fact]
    public void A_picture_is_given_up_after_some_days()
    {
        var days = TimeSpan.Zero;
        var failures = 1;
        while (RetryRule.After(FailureCode.HttpStatus, failures++, null, 0.5, Usual) is { } pause)
        {
            days += pause;
        }

        Assert.InRange(days.TotalDays, 2, 7);
    }

    [Theory]
    [InlineData(PictureFault.Vector)]
    [InlineData(PictureFault.TooManyPixels)]
    [InlineData(PictureFault.TooSmall)]
    [InlineData(FailureCode.RefusedAddress)]
    [InlineData(FailureCode.TooLarge)]
    public void What_we_never_keep_is_not_asked_for_again(string code) => Assert.Null(RetryRule.After(code, 1, null, 0.5, Usual));

    [Fact]
    public void A_host_that_asks_to_be_left_alone_is_for_half_a_day_at_most()
    {
        Assert.Equal(TimeSpan.FromHours(1), RetryRule.After(FailureCode.HttpStatus, 1, TimeSpan.FromHours(1), 0.5, Usual));
        Assert.Equal(TimeSpan.FromHours(12), RetryRule.After(FailureCode.HttpStatus, 1, TimeSpan.FromDays(300), 0.5, Usual));
        Assert.Equal(TimeSpan.FromMinutes(1), RetryRule.After(FailureCode.HttpStatus, 1, TimeSpan.FromSeconds(1), 0.5, Usual));
    }
}
