using Dashboard.Moderation.Panel.Review;
using Dashboard.Storage.Reach;

namespace Dashboard.Tests.Moderation.Panel;

public sealed class ExposureTests
{
    private double _sum;
    private bool _isAway;

    [Fact]
    public async Task Time_that_could_not_be_kept_is_kept_with_the_next()
    {
        var exposure = new Exposure(KeepAsync);
        _isAway = true;
        await Assert.ThrowsAsync<DatabaseAwayException>(() => exposure.AddAsync(20));
        await Assert.ThrowsAsync<DatabaseAwayException>(() => exposure.AddAsync(5));
        Assert.Null(exposure.Looked);
        _isAway = false;
        await exposure.AddAsync(10);
        await exposure.AddAsync(1);
        Assert.Equal((36, 36d), (_sum, exposure.Looked));
    }

    [Fact]
    public async Task A_break_is_proposed_once_each_five_minutes_of_looking()
    {
        var exposure = new Exposure(KeepAsync);
        await exposure.AddAsync(290);
        Assert.Equal(0, exposure.BreakAt);
        await exposure.AddAsync(20);
        Assert.Equal(310, exposure.BreakAt);
        exposure.PutAway();
        await exposure.AddAsync(280);
        Assert.Equal(0, exposure.BreakAt);
        await exposure.AddAsync(10);
        Assert.Equal(600, exposure.BreakAt);
    }

    private Task<double> KeepAsync(TimeSpan looked) => _isAway ? Task.FromException<double>(new DatabaseAwayException(null)) : Task.FromResult(_sum += looked.TotalSeconds);
}
