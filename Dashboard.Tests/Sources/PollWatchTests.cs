using Dashboard.Sources;

namespace Dashboard.Tests.Sources;

/// <summary>How often the wait for polls looks at the rows.</summary>
public sealed class PollWatchTests
{
    [Theory]
    [InlineData(0, 20_000, 5_000, 100)]
    [InlineData(20, 5, 1_000, 100)]
    [InlineData(1_000, 4_000, 1_000, 1_000)]
    [InlineData(1_000, 19_000, 1_000, 2_000)]
    public void The_more_is_left_the_rarer_the_looks(int done, int pending, int elapsed, int pause) =>
        Assert.Equal(TimeSpan.FromMilliseconds(pause), PollWatch.Pause(done, pending, TimeSpan.FromMilliseconds(elapsed)));
}
