using Dashboard.Wire;

namespace Dashboard.Tests.Wire;

public sealed class ArchiveRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-25, 20, true)]
    [InlineData(-23, 20, false)]
    [InlineData(0, 500, false)]
    [InlineData(null, 199, false)]
    [InlineData(null, 200, true)]
    public void What_is_dated_a_day_before_the_last_poll_is_old_and_what_is_undated_only_in_a_flood(int? hours, int unknown, bool isOld) =>
        Assert.Equal(isOld, ArchiveRule.IsOld(hours is { } given ? Now.AddHours(given) : null, unknown, lastSuccess: Now, Now));

    [Fact]
    public void After_a_day_without_a_poll_nothing_undated_is_old() =>
        Assert.False(ArchiveRule.IsOld(null, 500, lastSuccess: Now.AddDays(-1), Now));

    [Theory]
    [InlineData(19, 19, false)]
    [InlineData(20, 20, true)]
    [InlineData(20, 16, true)]
    [InlineData(20, 15, false)]
    public void An_archive_is_many_at_once_and_nearly_nothing_beside_them(int unknown, int old, bool isArchive) =>
        Assert.Equal(isArchive, ArchiveRule.IsArchive(unknown, old));
}
