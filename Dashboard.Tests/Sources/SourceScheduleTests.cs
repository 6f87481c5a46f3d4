using System.Globalization;
using CsCheck;
using Dashboard.Feeds;
using Dashboard.Sources.Scheduling;
using Dashboard.Storage;

namespace Dashboard.Tests.Sources;

public sealed class SourceScheduleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly ScheduleLimits Limits = new(null, TimeSpan.FromMinutes(1));

    [Theory]
    // due, now, next: on the grid of the due time, what was missed is skipped
    [InlineData("12:00:00", "12:00:04", "12:05:00")]
    [InlineData("12:00:00", "12:04:59.999", "12:05:00")]
    [InlineData("12:00:00", "12:05:00", "12:10:00")]
    [InlineData("12:00:00", "13:07:00", "13:10:00")]
    // a trigger that fired a second early
    [InlineData("12:00:00", "11:59:59.2", "12:05:00")]
    public void An_interval_keeps_its_cadence(string due, string now, string next) =>
        Assert.Equal(At(next), Every("00:05:00").NextRun(new PollEnd.Succeeded(), new PollTurn(At(due), At(now)), NoDraw));

    [Theory]
    // last poll, due, now: as the row has it
    [InlineData("11:58:00", "12:03:00", "12:00:00", "12:03:00")]
    // another node's clock is a few seconds ahead
    [InlineData("12:00:03", "12:05:00", "12:00:00", "12:05:00")]
    // a clock that was an hour ahead has been put right: as long from now as it was then
    [InlineData("13:00:00", "13:05:00", "12:00:00", "12:05:00")]
    [InlineData("13:00:00", "18:00:00", "12:00:00", "17:00:00")]
    public void A_time_that_was_set_under_a_clock_ahead_is_brought_back(string last, string due, string now, string expected)
    {
        var row = new SourceRow { Name = "A", Address = "http://a.example/", AddressKey = "a", LastRunAt = At(last), NextRunAt = At(due) };
        Assert.Equal(At(expected), Every("00:05:00").Due(row, At(now)));
        Assert.Equal(At(due) == At(expected), SourceSchedule.Believes(row, At(now)));
    }

    [Fact]
    public void A_source_that_was_added_under_a_clock_ahead_is_brought_back_too_and_a_cron_expression_says_its_own_times()
    {
        var row = new SourceRow { Name = "A", Address = "http://a.example/", AddressKey = "a", AddedAt = Noon.AddHours(1), NextRunAt = Noon.AddHours(1) };
        Assert.Equal(Noon, Every("00:05:00").Due(row, Noon));
        row.Cron = "0 */5 * * * ?";
        row.TimeZone = "Africa/Tunis";
        Assert.Equal(Noon.AddMinutes(5), SourceSchedule.Of(row, Limits).Due(row, Noon));
    }

    [Theory]
    [InlineData("12:05:00", "12:01:00", "12:05:00")]
    [InlineData("12:05:00", "12:05:00", "12:10:00")]
    [InlineData("23:58:00", "12:01:00", "12:03:00")]
    public void A_poll_out_of_turn_leaves_the_cadence_as_it_was(string due, string now, string next) =>
        Assert.Equal(At(next), Every("00:05:00").NextRun(new PollEnd.Succeeded(), new PollTurn(At(due), At(now), OutOfTurn: true), NoDraw));

    [Theory]
    [InlineData(1, 0.0, "00:05:00")]
    [InlineData(2, 0.0, "00:05:00")]
    [InlineData(3, 0.0, "00:10:00")]
    [InlineData(3, 1.0, "00:07:30")]
    [InlineData(4, 0.0, "00:20:00")]
    [InlineData(6, 0.5, "01:10:00")]
    [InlineData(11, 0.0, "1.00:00:00")]
    [InlineData(11, 1.0, "18:00:00")]
    [InlineData(100_000, 0.0, "1.00:00:00")]
    public void Failures_leave_the_rhythm_twice_then_double_the_pause_up_to_a_day(int failures, double draw, string pause) =>
        Assert.Equal(Noon + Span(pause), Every("00:05:00").NextRun(new PollEnd.Failed(failures), new PollTurn(Noon, Noon), () => draw));

    [Theory]
    [InlineData("00:00:30", "00:05:00")]
    [InlineData("00:42:00", "00:42:00")]
    [InlineData("2.00:00:00", "2.00:00:00")]
    [InlineData("30.00:00:00", "30.00:00:00")]
    [InlineData("24855.00:00:00", "366.00:00:00")]
    [InlineData("-00:10:00", "00:05:00")]
    public void Retry_After_is_honoured_where_it_is_longer(string retryAfter, string pause)
    {
        var turn = new PollTurn(Noon, Noon);

        Assert.Equal(Noon + Span(pause), Every("00:05:00").NextRun(new PollEnd.RateLimited(1, Span(retryAfter)), turn, NoDraw));
        Assert.Equal(Noon + Span(pause), Every("00:05:00").NextRun(new PollEnd.Failed(1, Span(retryAfter)), turn, NoDraw));
    }

    [Fact]
    public void While_a_hub_is_relied_on_a_source_is_polled_seldom_and_never_more_often_than_set()
    {
        var pushed = new PollEnd.Succeeded(Pushed: TimeSpan.FromHours(6));
        Assert.Equal(Noon.AddHours(6), Every("00:05:00").NextRun(pushed, new PollTurn(Noon, Noon), NoDraw));
        Assert.Equal(Noon.AddHours(6), Plain(Limits).NextRun(pushed, new PollTurn(Noon, Noon), NoDraw));
        Assert.Equal(Noon.AddHours(12), Every("12:00:00").NextRun(pushed, new PollTurn(Noon, Noon), NoDraw));
        // What a person wants at certain times comes at those.
        Assert.Equal(Noon.AddMinutes(5), SourceSchedule.Of(Row(cron: "0 */5 * * * ?"), Limits).NextRun(pushed, new PollTurn(Noon, Noon), NoDraw));
    }

    [Fact]
    public void The_longer_of_back_off_and_Retry_After_counts() =>
        Assert.Equal(Noon.AddMinutes(40), Every("00:05:00").NextRun(new PollEnd.Failed(5, TimeSpan.FromMinutes(12)), new PollTurn(Noon, Noon), NoDraw));

    [Theory]
    [InlineData(1, "00:10:00")]
    [InlineData(2, "00:20:00")]
    [InlineData(40, "1.00:00:00")]
    public void A_host_that_asks_for_less_without_saying_how_long_is_left_alone_longer_each_time(int failures, string pause) =>
        Assert.Equal(Noon + Span(pause), Every("00:05:00").NextRun(new PollEnd.RateLimited(failures, null), new PollTurn(Noon, Noon), NoDraw));

    [Fact]
    public void After_a_success_the_rhythm_is_plain_again() =>
        Assert.Equal(Noon.AddMinutes(5), Every("00:05:00").NextRun(new PollEnd.Succeeded(), new PollTurn(Noon, Noon.AddSeconds(3)), NoDraw));

    [Theory]
    [InlineData("00:20:00", "00:20:00")]
    [InlineData("1.00:00:00", "01:00:00")]
    public void The_houses_own_rhythm_heeds_the_publishers_freshness_up_to_an_hour(string fresh, string pause) =>
        Assert.Equal(Noon + Span(pause), Plain(Limits).NextRun(new PollEnd.Succeeded(Span(fresh)), new PollTurn(Noon, Noon), NoDraw));

    [Fact]
    public void An_interval_that_somebody_set_is_kept_exactly_whatever_the_publisher_calls_fresh()
    {
        var turn = new PollTurn(Noon, Noon);
        var fresh = new PollEnd.Succeeded(TimeSpan.FromHours(1));

        Assert.Equal(Noon.AddMinutes(5), Every("00:05:00").NextRun(fresh, turn, NoDraw));
        Assert.Equal(Noon.AddMinutes(2), Plain(new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1))).NextRun(fresh, turn, NoDraw));
    }

    [Fact]
    public void A_stored_interval_under_the_floor_is_lifted_to_it() =>
        Assert.Equal(Noon.AddMinutes(1), Every("00:00:05").NextRun(new PollEnd.Succeeded(), new PollTurn(Noon, Noon), NoDraw));

    [Fact]
    public void First_polls_are_spread_over_half_a_minute_or_a_shorter_interval()
    {
        Assert.Equal(Noon, Every("00:05:00").FirstRun(null, Noon, () => 0));
        Assert.Equal(Noon.AddSeconds(15), Every("00:05:00").FirstRun(null, Noon, () => 0.5));
        Assert.Equal(Noon.AddSeconds(150), Every("00:05:00").FirstRun(null, Noon, () => 0.5, among: 10_000));
        Assert.Equal(Noon.AddSeconds(30), Every("00:01:00").FirstRun(null, Noon, () => 0.5, among: 10_000));
        Assert.Equal(Noon.AddSeconds(30), Every("02:00:00").FirstRun(Noon.AddDays(-1), Noon, () => 1));
        Assert.Equal(Noon.AddSeconds(5), SourceSchedule.Of(Row(interval: TimeSpan.FromSeconds(10)), new(null, TimeSpan.FromSeconds(1))).FirstRun(null, Noon, () => 0.5));
    }

    [Fact]
    public void A_start_waits_for_what_is_still_due() =>
        Assert.Equal(Noon.AddHours(3), Every("00:05:00").FirstRun(Noon.AddHours(3), Noon, () => 0.5));

    [Theory]
    [InlineData(0, null, "2026-11-25 06:00")]
    [InlineData(9, null, "2026-11-25 06:00")]
    [InlineData(1, 2, "2026-11-26 06:00")]
    public void An_expression_stays_on_its_times_after_failures(int failures, int? retryAfterDays, string next)
    {
        var schedule = SourceSchedule.Of(Row(cron: "0 0 7 * * ?"), Limits);
        PollEnd end = failures == 0 ? new PollEnd.Succeeded() : new PollEnd.Failed(failures, retryAfterDays is { } days ? TimeSpan.FromDays(days - 0.5) : null);

        Assert.Equal(Utc(next), schedule.NextRun(end, new PollTurn(Utc("2026-11-24 06:00"), Utc("2026-11-24 06:01")), NoDraw));
    }

    [Fact]
    public void An_expression_does_not_come_again_within_the_floor() =>
        Assert.Equal(Noon.AddSeconds(60), SourceSchedule.Of(Row(cron: "*/10 * * * * ?"), Limits).NextRun(new PollEnd.Succeeded(), new PollTurn(Noon, Noon.AddSeconds(1)), NoDraw));

    [Fact]
    public void An_expression_that_has_ended_has_no_next_run() =>
        Assert.Null(SourceSchedule.Of(Row(cron: "0 0 7 * * ? 2020"), Limits).NextRun(new PollEnd.Succeeded(), new PollTurn(Noon, Noon), NoDraw));

    [Fact]
    public void A_stored_expression_that_cannot_be_read_gives_way_to_the_usual_rhythm() =>
        Assert.Equal(ScheduleLimits.Usual, SourceSchedule.Of(Row(cron: "nonsense"), Limits).Interval);

    [Fact]
    public void The_next_runs_are_shown_before_saving()
    {
        Assert.Equal([Noon.AddMinutes(5), Noon.AddMinutes(10)], Every("00:05:00").NextRuns(2, Noon));
        Assert.Equal([Utc("2026-11-25 06:00"), Utc("2026-11-26 06:00")], SourceSchedule.Of(Row(cron: "0 0 7 * * ?"), Limits).NextRuns(2, Noon));
    }

    [Theory]
    // Noon is a Tuesday.
    [InlineData(null, "13,14", "", "2026-11-24 15:00")]
    [InlineData(null, "13", "", "2026-11-24 14:00")]
    [InlineData(null, "12", "", "2026-11-24 13:00")]
    [InlineData(null, "", "Tuesday,Wednesday", "2026-11-26 00:00")]
    [InlineData(null, "0,1", "Tuesday", "2026-11-25 02:00")]
    [InlineData("0 0 14 * * ?", "12,13", "Tuesday", "2026-11-24 13:00")]
    public void What_the_feed_skips_the_next_run_skips_too_but_a_persons_expression_does_not(string? cron, string hours, string days, string next)
    {
        var skipped = new SkippedTimes();
        skipped = hours.Split(',').Aggregate(skipped, (s, h) => s.WithHour(h));
        skipped = days.Split(',').Aggregate(skipped, (s, d) => s.WithDay(d));
        var row = Row(cron is null ? TimeSpan.FromHours(1) : null, cron);
        row.SkippedTimes = skipped.Bits;
        Assert.Equal(Utc(next), SourceSchedule.Of(row, Limits).NextRun(new PollEnd.Succeeded(), new PollTurn(Noon, Noon), NoDraw));
    }

    [Fact]
    public void The_next_run_is_always_later_never_before_what_the_host_asked_and_never_further_than_the_longest_pause()
    {
        var turns = Gen.Select(Gen.Int[-2 * 86_400, 86_400], Gen.Bool);
        var ends = Gen.Select(Gen.Int[0, 2], Gen.Int[1, 60], Gen.Int[-100, 700_000].Nullable());
        Gen.Select(Gen.Int[60, 30 * 86_400], turns, ends, Gen.Double[0, 1]).Sample((interval, turn, end, draw) =>
        {
            var schedule = SourceSchedule.Of(Row(interval: TimeSpan.FromSeconds(interval)), Limits);
            TimeSpan? asked = end.Item3 is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
            PollEnd how = end.Item1 switch
            {
                0 => new PollEnd.Succeeded(asked),
                1 => new PollEnd.RateLimited(end.Item2, asked),
                _ => new PollEnd.Failed(end.Item2, asked),
            };
            var due = Noon.AddSeconds(turn.Item1);
            var next = schedule.NextRun(how, new PollTurn(due, Noon, turn.Item2), () => draw);

            Assert.True(next > Noon);
            Assert.True(turn.Item2 || next > due);
            Assert.True(end.Item1 == 0 || asked is null || asked > SourceSchedule.LongestRetryAfter || next >= Noon + asked);
            var from = due > Noon ? due : Noon;
            var longest = new[] { TimeSpan.FromSeconds(interval), SourceSchedule.LongestBackOff, SourceSchedule.LongestRetryAfter }.Max();
            Assert.True(next <= from + longest);
            Assert.True(how is not PollEnd.Succeeded || (next - due).Value.Ticks % TimeSpan.FromSeconds(interval).Ticks == 0);
        }, iter: 20_000);
    }

    private static double NoDraw() => 0;

    private static SourceSchedule Every(string interval) => SourceSchedule.Of(Row(interval: Span(interval)), Limits);

    private static SourceSchedule Plain(ScheduleLimits limits) => SourceSchedule.Of(Row(), limits);

    private static SourceRow Row(TimeSpan? interval = null, string? cron = null) => new()
    {
        Address = "https://source.example/feed",
        AddressKey = "https://source.example/feed",
        Name = "Source",
        Interval = interval,
        Cron = cron,
        TimeZone = cron is null ? null : "Africa/Tunis",
    };

    private static TimeSpan Span(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string time) => Noon.Date.Add(Span(time)) is var at ? new(at, TimeSpan.Zero) : default;

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
