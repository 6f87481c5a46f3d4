using Dashboard.Retention;

namespace Dashboard.Tests.Retention;

public sealed class PaceTests
{
    [Theory]
    [InlineData(100, 1, 200)]
    [InlineData(400, 1, 500)]
    [InlineData(100, 4, 100)]
    [InlineData(300, 30, 150)]
    [InlineData(100, 30, 100)]
    public void A_transaction_grows_while_it_is_short_and_shrinks_when_it_is_long(int size, int took, int next) =>
        Assert.Equal(next, Pace.Next(size, TimeSpan.FromMilliseconds(took), most: 500));

    [Theory]
    [InlineData(1, 20)]
    [InlineData(10, 40)]
    public void At_most_a_fifth_of_the_time_is_taken(int took, int rest) =>
        Assert.Equal(TimeSpan.FromMilliseconds(rest), Pace.Rest(TimeSpan.FromMilliseconds(took), TimeSpan.FromMilliseconds(20)));
}
