namespace Dashboard.Moderation.Rule;

/// <summary>What of the rule can be set. Below the floors in <see cref="BlockRule"/> nothing can be set.</summary>
public sealed record RuleSettings
{
    /// <summary>Least and most of <see cref="Threshold"/>.</summary>
    public static readonly (double Least, double Most) Thresholds = (BlockRule.LeastThreshold, 1_000);

    /// <summary>Least and most of <see cref="MostStanding"/>.</summary>
    public static readonly (double Least, double Most) Standings = (1, 5);

    /// <summary>Least and most of <see cref="NetworkStep"/>.</summary>
    public static readonly (double Least, double Most) Steps = (0, 0.9);

    /// <summary>Least and most of <see cref="ReopenFactor"/>.</summary>
    public static readonly (double Least, double Most) Reopens = (1, 100);

    /// <summary>Least and most of <see cref="BlocksPerHour"/>.</summary>
    public static readonly (double Least, double Most) Budgets = (0, 10_000);

    /// <summary>Weight at which reports block by themselves; a first-time reporter weighs 1.</summary>
    public double Threshold { get; init; } = 3;

    /// <summary>Most that one reporter weighs, however often right before.</summary>
    public double MostStanding { get; init; } = 1.5;

    /// <summary>What each further report of one network weighs of the one before.</summary>
    public double NetworkStep { get; init; } = 0.5;

    /// <summary>How many thresholds it takes to block again what a moderator has kept.</summary>
    public double ReopenFactor { get; init; } = 4;

    /// <summary>Automatic blocks an hour over the whole site.</summary>
    public int BlocksPerHour { get; init; } = 20;

    /// <summary>The weight that blocks.</summary>
    /// <param name="kept">A moderator has kept the picture before.</param>
    public double Needed(bool kept) => Math.Max(BlockRule.LeastThreshold, Threshold) * (kept ? Math.Max(1, ReopenFactor) : 1);

    /// <summary>The first value that is out of its bounds; null when all are fit.</summary>
    public ModerationFault? Check() =>
        Check(nameof(Threshold), Threshold, Thresholds) ?? Check(nameof(MostStanding), MostStanding, Standings) ?? Check(nameof(NetworkStep), NetworkStep, Steps)
        ?? Check(nameof(ReopenFactor), ReopenFactor, Reopens) ?? Check(nameof(BlocksPerHour), BlocksPerHour, Budgets);

    // Not a number is in no bounds.
    private static ModerationFault? Check(string name, double value, (double Least, double Most) bounds) =>
        value >= bounds.Least && value <= bounds.Most ? null : ModerationFault.Of(
            ModerationFaultCode.RuleBounds, char.ToLowerInvariant(name[0]) + name[1..], FormattableString.Invariant($"{bounds.Least}"), FormattableString.Invariant($"{bounds.Most}"));
}
