using System.ComponentModel.DataAnnotations;
using Dashboard.Retention;

namespace Dashboard.Tests.Retention;

public sealed class RetentionOptionsTests
{
    [Fact]
    public void What_ships_is_valid() => Assert.Empty(Sentences(new RetentionOptions()));

    [Fact]
    public void Each_rule_says_the_key_what_was_found_and_what_is_allowed() => Assert.Equal(
        [
            "Retention:Events is 01:00:00; allowed is 1.00:00:00 to 36500.00:00:00.",
            "Retention:EventsAtLeast is 5; allowed is 100 to 10000000.",
            "Retention:HeadlinesAtLeast is -1; allowed is 0 to 100000.",
            "Retention:OwnHeadlines is 00:00:00; allowed is 1.00:00:00 to 36500.00:00:00.",
            "Retention:BatchSize is 1; allowed is 100 to 10000.",
            "Retention:Pause is -00:00:01; allowed is 00:00:00 to 00:01:00.",
        ],
        Sentences(new RetentionOptions
        {
            Events = TimeSpan.FromHours(1),
            EventsAtLeast = 5,
            HeadlinesAtLeast = -1,
            OwnHeadlines = TimeSpan.Zero,
            BatchSize = 1,
            Pause = TimeSpan.FromSeconds(-1),
        }));

    [Fact]
    public void Headlines_are_kept_as_long_as_the_log_tells_of_them() => Assert.Equal(
        ["Retention:Headlines is 2.00:00:00; allowed is at least Retention:Events (7.00:00:00), for the log tells of headlines."],
        Sentences(new RetentionOptions { Headlines = TimeSpan.FromDays(2) }));

    private static IEnumerable<string?> Sentences(RetentionOptions options) => options.Validate(new ValidationContext(options)).Select(r => r.ErrorMessage);
}
