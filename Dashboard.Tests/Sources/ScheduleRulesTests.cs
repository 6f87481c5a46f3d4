using System.ComponentModel.DataAnnotations;
using Dashboard.Shared.Sources;
using Dashboard.Sources;
using Dashboard.Sources.Scheduling;

namespace Dashboard.Tests.Sources;

public sealed class ScheduleRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly ScheduleLimits Limits = new(null, TimeSpan.FromMinutes(1));

    [Theory]
    [InlineData("0 */5 * * * ?", "Africa/Tunis", null)]
    [InlineData("0 * * * * ?", "Europe/Paris", null)]
    [InlineData("*/30 * * * * ?", "Africa/Tunis", SourceFaultCode.CronTooOften)]
    [InlineData("* 0 7 * * ?", "Africa/Tunis", SourceFaultCode.CronTooOften)]
    [InlineData("0,30 0 7 1 * ?", "Africa/Tunis", SourceFaultCode.CronTooOften)]
    [InlineData("0 0 0 30 2 ?", "Africa/Tunis", SourceFaultCode.CronNever)]
    [InlineData("0 0 7 * * ? 2020", "Africa/Tunis", SourceFaultCode.CronNever)]
    [InlineData("*/5 * * * *", "Africa/Tunis", SourceFaultCode.Cron)]
    [InlineData("0 */5 * * * ?", null, SourceFaultCode.TimeZoneMissing)]
    [InlineData("0 */5 * * * ?", "Atlantis/Capital", SourceFaultCode.TimeZone)]
    [InlineData("0 */5 * * * ?", "Romance Standard Time", SourceFaultCode.TimeZone)]
    [InlineData("0 */5 * * * ?", "../../etc/passwd", SourceFaultCode.TimeZone)]
    public void An_expression_is_checked_for_form_zone_future_and_frequency(string cron, string? zone, string? code) =>
        Assert.Equal(code, ScheduleRules.Check(new(Cron: cron, TimeZone: zone), Limits, Now).Fault?.Code);

    [Theory]
    [InlineData("00:00:59", SourceFaultCode.Interval)]
    [InlineData("00:01:00", null)]
    [InlineData("30.00:00:00", null)]
    [InlineData("31.00:00:00", SourceFaultCode.Interval)]
    [InlineData("-00:05:00", SourceFaultCode.Interval)]
    public void An_interval_lies_between_the_floor_and_thirty_days(string interval, string? code) =>
        Assert.Equal(code, ScheduleRules.Check(new(Interval: TimeSpan.Parse(interval, System.Globalization.CultureInfo.InvariantCulture)), Limits, Now).Fault?.Code);

    [Fact]
    public void Exactly_one_form_is_taken()
    {
        var interval = TimeSpan.FromMinutes(5);

        Assert.Equal(SourceFaultCode.ScheduleForm, ScheduleRules.Check(new(Interval: interval, Adaptive: true), Limits, Now).Fault?.Code);
        Assert.Equal(SourceFaultCode.ScheduleForm, ScheduleRules.Check(new(interval, "0 */5 * * * ?", "Africa/Tunis"), Limits, Now).Fault?.Code);
        Assert.Equal(SourceFaultCode.ScheduleForm, ScheduleRules.Check(new(Interval: interval, TimeZone: "Africa/Tunis"), Limits, Now).Fault?.Code);
        Assert.Equal(new SourceScheduleSetting(Adaptive: true), ScheduleRules.Check(null, Limits, Now).Setting);
        Assert.Equal(new SourceScheduleSetting(Interval: interval), ScheduleRules.Check(new(Interval: interval, Adaptive: false), Limits, Now).Setting);
    }

    [Fact]
    public void The_refusal_of_a_hasty_expression_names_the_pause_and_where_it_stands() =>
        Assert.Equal(
            SourceFault.Of(SourceFaultCode.CronTooOften, "00:01:00", "00:00:30", "2026-11-25 06:00:00", "2026-11-25 06:00:30"),
            ScheduleRules.Check(new(Cron: "0,30 0 7 * * ?", TimeZone: "Africa/Tunis"), Limits, Now).Fault);

    [Theory]
    [InlineData("00:00:00.5", null, "Ingest:MinimumInterval is 00:00:00.5000000; allowed is 00:00:01 to 30.00:00:00.")]
    [InlineData("00:01:00", "00:00:10", "Ingest:DefaultInterval is 00:00:10; allowed is Ingest:MinimumInterval (00:01:00) to 30.00:00:00.")]
    [InlineData("00:00:01", "00:00:01", null)]
    [InlineData("00:01:00", null, null)]
    public void A_wrong_option_stops_the_start_with_a_sentence(string minimum, string? usual, string? sentence)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var options = new IngestScheduleOptions { MinimumInterval = TimeSpan.Parse(minimum, culture), DefaultInterval = usual is null ? null : TimeSpan.Parse(usual, culture) };

        Assert.Equal(sentence, options.Validate(new ValidationContext(options)).SingleOrDefault()?.ErrorMessage);
    }
}
