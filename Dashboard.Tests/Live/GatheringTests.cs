using Dashboard.Live.Fanout;

namespace Dashboard.Tests.Live;

public sealed class GatheringTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.2, 0, 0)]
    [InlineData(0.2, 0.5, 0)]
    [InlineData(6, 6, 18)]
    [InlineData(6, 50, 0)]
    [InlineData(6, 23.5, 0)]
    [InlineData(30, 30, 10)]
    [InlineData(30, 40, 0)]
    [InlineData(200, 200, 0)]
    public void What_arrives_after_a_long_sweep_waits_for_the_next_and_after_a_pause_or_a_short_one_leaves_at_once(double took, double since, double left) =>
        Assert.Equal(TimeSpan.FromMilliseconds(left), Gathering.Left(TimeSpan.FromMilliseconds(took), TimeSpan.FromMilliseconds(since)));
}
