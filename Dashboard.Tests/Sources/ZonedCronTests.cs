using System.Globalization;
using CsCheck;
using Dashboard.Sources.Scheduling;

namespace Dashboard.Tests.Sources;

public sealed class ZonedCronTests
{
    private static readonly string[] Zones =
        ["Africa/Tunis", "Europe/Paris", "Africa/Casablanca", "America/St_Johns", "Australia/Lord_Howe", "America/New_York", "Asia/Tehran", "UTC"];

    private static readonly string[] Expressions =
        ["0 */5 * * * ?", "0 30 2 * * ?", "0 0 0/2 * * ?", "0 15 1,2,3 * * ?", "30 59 23 L * ?", "0 0 6-22 ? * MON-FRI", "0 0 0 29 2 ?", "0 0 2 ? * SUN"];

    [Theory]
    // Spring: half past two does not exist, so it comes when the clocks have jumped.
    [InlineData("0 30 2 * * ?", "Europe/Paris", "2027-03-27T12:00Z", "2027-03-28T01:00Z 2027-03-29T00:30Z")]
    [InlineData("0 */30 * * * ?", "Europe/Paris", "2027-03-28T00:15Z", "2027-03-28T00:30Z 2027-03-28T01:00Z 2027-03-28T01:30Z")]
    // Autumn: half past two comes twice on the clock, once in the schedule; every half hour comes in both hours.
    [InlineData("0 30 2 * * ?", "Europe/Paris", "2027-10-30T12:00Z", "2027-10-31T00:30Z 2027-11-01T01:30Z")]
    [InlineData("0 30 2 * * ?", "Europe/Paris", "2027-10-31T01:10Z", "2027-11-01T01:30Z")]
    [InlineData("0 */30 * * * ?", "Europe/Paris", "2027-10-31T00:15Z", "2027-10-31T00:30Z 2027-10-31T01:00Z 2027-10-31T01:30Z 2027-10-31T02:00Z")]
    // Ramadan: Morocco puts its clocks back for a month and forward again.
    [InlineData("0 30 2 * * ?", "Africa/Casablanca", "2027-02-06T12:00Z", "2027-02-07T01:30Z 2027-02-08T02:30Z")]
    [InlineData("0 30 2 * * ?", "Africa/Casablanca", "2027-03-13T12:00Z", "2027-03-14T02:00Z 2027-03-15T01:30Z 2027-03-16T01:30Z")]
    [InlineData("0 0 7 ? * MON-FRI", "Africa/Tunis", "2026-11-27T12:00Z", "2026-11-30T06:00Z 2026-12-01T06:00Z")]
    public void An_expression_follows_the_clocks_of_its_zone(string expression, string zone, string after, string expected)
    {
        var times = expected.Split(' ').Select(Moment).ToList();

        Assert.Equal(times, Cron(expression, zone).After(Moment(after)).Take(times.Count));
    }

    [Fact]
    public void Times_always_grow_and_show_a_reading_of_the_expression_or_the_end_of_a_jump()
    {
        var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Gen.Select(Gen.OneOf(Expressions), Gen.OneOf(Zones), Gen.Int[0, 3 * 366 * 24 * 3600]).Sample((expression, zone, seconds) =>
        {
            var cron = Cron(expression, zone);
            var plain = Cron(expression, "UTC");
            var before = from.AddSeconds(seconds);
            foreach (var time in cron.After(before).Take(20))
            {
                Assert.True(time > before, $"{expression} {zone}: {time:u} after {before:u}");
                var reading = time + cron.Zone.GetUtcOffset(time);
                var isNamed = plain.NextAfter(reading.AddSeconds(-1)) == reading;
                var isJump = cron.Zone.GetUtcOffset(time) > cron.Zone.GetUtcOffset(time.AddSeconds(-1));
                Assert.True(isNamed || isJump, $"{expression} {zone}: {time:u} reads {reading:T}");
                before = time;
            }
        }, iter: 2_000);
    }

    [Fact]
    public void Asking_from_between_two_times_gives_the_later_one()
    {
        var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Gen.Select(Gen.OneOf(Expressions), Gen.OneOf(Zones), Gen.Int[0, 3 * 366 * 24 * 3600], Gen.Double[0, 0.999]).Sample((expression, zone, seconds, share) =>
        {
            var cron = Cron(expression, zone);
            var first = cron.NextAfter(from.AddSeconds(seconds));
            var second = cron.NextAfter(first!.Value);
            var between = first.Value + ((second!.Value - first.Value) * share);

            Assert.Equal(second, cron.NextAfter(between));
        }, iter: 2_000);
    }

    [Theory]
    [InlineData("0 0 0 30 2 ?")]
    [InlineData("0 0 7 * * ? 2020")]
    public void An_expression_without_a_future_has_no_next_time(string expression) =>
        Assert.Null(Cron(expression, "Europe/Paris").NextAfter(Moment("2026-11-24T00:00Z")));

    [Theory]
    [InlineData("")]
    [InlineData("*/5 * * * *")]
    [InlineData("0 0 25 * * ?")]
    [InlineData("every morning")]
    public void What_is_no_expression_is_not_read(string text) => Assert.Null(ZonedCron.Parse(text, TimeZoneInfo.Utc));

    private static ZonedCron Cron(string expression, string zone) => ZonedCron.Parse(expression, TimeZoneInfo.FindSystemTimeZoneById(zone))!;

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
