using Dashboard.Sources.Scheduling.Adaptive;

namespace Dashboard.Tests.Sources;

public sealed class PublishingRhythmTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_source_that_publishes_at_eight_each_day_is_asked_often_then_and_seldom_else()
    {
        var rhythm = Daily(days: 21, hour: 8);
        var morning = AdaptivePace.After(rhythm, Monday.AddDays(21).AddHours(8.2), Minute);
        var night = AdaptivePace.After(rhythm, Monday.AddDays(21).AddHours(20), Minute);
        Assert.InRange(morning, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));
        Assert.InRange(night, TimeSpan.FromHours(2), AdaptivePace.Longest);
    }

    [Fact]
    public void A_source_that_publishes_on_one_weekday_is_likelier_to_on_that_day()
    {
        var rhythm = PublishingRhythm.Begin(Monday).Learn(Enumerable.Range(0, 8).Select(w => Monday.AddDays((7 * w) + 3).AddHours(10)), Monday.AddDays(56));
        Assert.True(rhythm.RateAt(Monday.AddDays(59).AddHours(10)) > 5 * rhythm.RateAt(Monday.AddDays(57).AddHours(10)));
    }

    [Fact]
    public void A_source_that_falls_silent_is_asked_less_and_less_down_to_the_longest_pause()
    {
        var rhythm = PublishingRhythm.Begin(Monday).Learn(Enumerable.Range(0, 24 * 14).Select(h => Monday.AddHours(h)), Monday.AddDays(14));
        var pauses = new[] { 15, 30, 90, 365 }.Select(days => AdaptivePace.After(rhythm, Monday.AddDays(days), Minute)).ToList();
        Assert.Equal(pauses.Order(), pauses);
        Assert.True(pauses[0] < TimeSpan.FromMinutes(20));
        Assert.Equal(AdaptivePace.Longest, pauses[^1]);
    }

    [Fact]
    public void After_an_item_of_a_source_that_publishes_in_bursts_the_next_is_awaited_closely()
    {
        var bursts = Enumerable.Range(0, 14).SelectMany(day => Enumerable.Range(0, 8).Select(item => Monday.AddDays(day).AddHours(9 + (day % 5)).AddMinutes(5 * item)));
        var now = Monday.AddDays(14).AddHours(3);
        var quiet = PublishingRhythm.Begin(Monday).Learn(bursts, now);
        Assert.True(AdaptivePace.After(quiet.Learn([now], now), now, Minute) < AdaptivePace.After(quiet, now, Minute) / 3);
    }

    [Fact]
    public void A_source_of_which_nothing_is_known_is_asked_every_few_minutes()
        => Assert.InRange(AdaptivePace.After(PublishingRhythm.Begin(Monday), Monday, Minute), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20));

    [Fact]
    public void What_is_learnt_is_small_and_reads_back_as_it_was()
    {
        var rhythm = Daily(days: 10, hour: 17);
        var bytes = rhythm.ToBytes();
        Assert.True(bytes.Length < 200);
        var read = PublishingRhythm.Read(bytes)!;
        Assert.Equal(bytes, read.ToBytes());
        Assert.Equal((rhythm.Since, rhythm.At, rhythm.Latest, rhythm.Items), (read.Since, read.At, read.Latest, read.Items));
        Assert.Equal(rhythm.RateAt(Monday.AddDays(11)), read.RateAt(Monday.AddDays(11)));
        Assert.Null(PublishingRhythm.Read([]));
        Assert.Null(PublishingRhythm.Read(new byte[bytes.Length]));
    }

    [Fact]
    public void Whatever_it_is_taught_the_pause_keeps_its_bounds_and_the_rate_is_a_number()
    {
        var random = new Random(11);
        for (var run = 0; run < 300; run++)
        {
            var rhythm = PublishingRhythm.Begin(Monday);
            var now = Monday;
            for (var step = random.Next(12); step > 0; step--)
            {
                now += TimeSpan.FromMinutes(random.NextDouble() * Math.Pow(10, random.Next(6)));
                // Dates of the wild: long past, to come, the same for all.
                rhythm = rhythm.Learn(Enumerable.Range(0, random.Next(60)).Select(_ => now.AddMinutes((random.NextDouble() - 0.7) * Math.Pow(10, random.Next(7)))), now);
            }

            var minimum = TimeSpan.FromMinutes(random.Next(600));
            var pause = AdaptivePace.After(rhythm, now, minimum);
            Assert.InRange(pause, minimum > AdaptivePace.Shortest ? minimum : AdaptivePace.Shortest, minimum > AdaptivePace.Longest ? minimum : AdaptivePace.Longest);
            Assert.True(double.IsFinite(rhythm.RateAt(now)) && rhythm.RateAt(now) > 0);
        }
    }

    private static PublishingRhythm Daily(int days, int hour) =>
        PublishingRhythm.Begin(Monday).Learn(Enumerable.Range(0, days).SelectMany(day => new[] { 0, 10, 25 }.Select(minute => Monday.AddDays(day).AddHours(hour).AddMinutes(minute))), Monday.AddDays(days));
}
