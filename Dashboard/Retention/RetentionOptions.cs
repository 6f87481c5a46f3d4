using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Dashboard.Retention;

/// <summary>Configuration section <c>Retention</c>: how long what grows is kept, by class.</summary>
public sealed class RetentionOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Retention";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    /// <summary>When the night's round begins, on the clock of the site's zone.</summary>
    public TimeOnly At { get; set; } = new(3, 20);

    /// <summary>How far back a listener can resume in the public log.</summary>
    public TimeSpan Events { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How far back a listener can resume in the staff log.</summary>
    public TimeSpan StaffEvents { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Newest events of each log that are kept at any age.</summary>
    public int EventsAtLeast { get; set; } = 10_000;

    /// <summary>How long a source's headlines are kept after they were first seen.</summary>
    public TimeSpan Headlines { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Newest headlines of each source that are kept at any age.</summary>
    public int HeadlinesAtLeast { get; set; } = 50;

    /// <summary>How long the newsroom's own headlines are kept; null for ever.</summary>
    public TimeSpan? OwnHeadlines { get; set; }

    /// <summary>How long a withdrawn headline's text is kept after it was withdrawn.</summary>
    public TimeSpan Withdrawn { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long reports, and the bytes of reported pictures that no headline shows any more, are kept after their case was decided.</summary>
    public TimeSpan Reports { get; set; } = TimeSpan.FromDays(365);

    /// <summary>How long it is kept how much moderators looked at.</summary>
    public TimeSpan Exposures { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long it is kept what polls came to.</summary>
    public TimeSpan Runs { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Rows that one transaction removes at most; fewer where that takes longer than some milliseconds.</summary>
    public int BatchSize { get; set; } = 500;

    /// <summary>Shortest pause between two transactions.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string?[] sentences =
        [
            Between(nameof(Events), Events, Day, Longest),
            Between(nameof(StaffEvents), StaffEvents, Day, Longest),
            Between(nameof(EventsAtLeast), EventsAtLeast, 100, 10_000_000),
            Between(nameof(Headlines), Headlines, Day, Longest),
            Between(nameof(HeadlinesAtLeast), HeadlinesAtLeast, 0, 100_000),
            Between(nameof(OwnHeadlines), OwnHeadlines ?? Longest, Day, Longest),
            Between(nameof(Withdrawn), Withdrawn, Day, Longest),
            Between(nameof(Reports), Reports, Day, Longest),
            Between(nameof(Exposures), Exposures, Day, Longest),
            Between(nameof(Runs), Runs, Day, Longest),
            Between(nameof(BatchSize), BatchSize, Pace.Least, 10_000),
            Between(nameof(Pause), Pause, TimeSpan.Zero, TimeSpan.FromMinutes(1)),
            Headlines < Events ? string.Create(CultureInfo.InvariantCulture, $"{Section}:{nameof(Headlines)} is {Headlines}; allowed is at least {Section}:{nameof(Events)} ({Events}), for the log tells of headlines.") : null,
        ];
        return sentences.OfType<string>().Select(sentence => new ValidationResult(sentence));
    }

    private static string? Between<T>(string key, T found, T least, T most)
        where T : IComparable<T>, IFormattable => found.CompareTo(least) >= 0 && found.CompareTo(most) <= 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{Section}:{key} is {found}; allowed is {least} to {most}.");
}
