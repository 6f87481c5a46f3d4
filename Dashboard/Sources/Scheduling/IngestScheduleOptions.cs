using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Dashboard.Sources.Scheduling;

/// <summary>When sources are polled: the part of section <c>Ingest</c> that concerns schedules.</summary>
public sealed class IngestScheduleOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Ingest";

    /// <summary>Least that <see cref="MinimumInterval"/> may be.</summary>
    public static readonly TimeSpan Floor = TimeSpan.FromSeconds(1);

    /// <summary>If set, every source without a schedule of its own is polled exactly so.</summary>
    public TimeSpan? DefaultInterval { get; set; }

    /// <summary>Floor under any schedule.</summary>
    public TimeSpan MinimumInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The options as the schedule wants them.</summary>
    public ScheduleLimits Limits => new(DefaultInterval, MinimumInterval);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MinimumInterval < Floor || MinimumInterval > ScheduleLimits.Longest)
        {
            yield return new(string.Create(CultureInfo.InvariantCulture,
                $"{Section}:{nameof(MinimumInterval)} is {MinimumInterval}; allowed is {Floor} to {ScheduleLimits.Longest}."));
        }
        else if (DefaultInterval is { } given && (given < MinimumInterval || given > ScheduleLimits.Longest))
        {
            yield return new(string.Create(CultureInfo.InvariantCulture,
                $"{Section}:{nameof(DefaultInterval)} is {given}; allowed is {Section}:{nameof(MinimumInterval)} ({MinimumInterval}) to {ScheduleLimits.Longest}."));
        }
    }
}
