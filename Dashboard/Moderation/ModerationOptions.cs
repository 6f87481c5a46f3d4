using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Dashboard.Moderation.Rule;

namespace Dashboard.Moderation;

/// <summary>Configuration section <c>Moderation</c>: the rule's first values, until an administrator sets others.</summary>
public sealed class ModerationOptions : IValidatableObject
{
    /// <summary>Distinct, full-weight reporters that block an image by themselves.</summary>
    public int BlockThreshold { get; set; } = 3;

    /// <summary>Automatic blocks an hour over the whole site; further ones wait for a moderator.</summary>
    public int BlocksPerHour { get; set; } = 20;

    /// <summary>Reports a minute from one address; further ones get 429.</summary>
    public int ReportsPerMinute { get; set; } = 30;

    /// <summary>These values as the rule takes them.</summary>
    public RuleSettings ToSettings() => new() { Threshold = BlockThreshold, BlocksPerHour = BlocksPerHour };

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BlockThreshold < RuleSettings.Thresholds.Least || BlockThreshold > RuleSettings.Thresholds.Most)
        {
            yield return new(string.Create(CultureInfo.InvariantCulture,
                $"Moderation:BlockThreshold is \"{BlockThreshold}\"; allowed is a whole number from {RuleSettings.Thresholds.Least} to {RuleSettings.Thresholds.Most}."));
        }

        if (BlocksPerHour < RuleSettings.Budgets.Least || BlocksPerHour > RuleSettings.Budgets.Most)
        {
            yield return new(string.Create(CultureInfo.InvariantCulture,
                $"Moderation:BlocksPerHour is \"{BlocksPerHour}\"; allowed is a whole number from {RuleSettings.Budgets.Least} to {RuleSettings.Budgets.Most}."));
        }

        if (ReportsPerMinute is < 30 or > 1_000_000)
        {
            yield return new($"Moderation:ReportsPerMinute is \"{ReportsPerMinute}\"; allowed is a whole number from 30 to 1000000: newsrooms, schools and homes sit behind one address.");
        }
    }
}
