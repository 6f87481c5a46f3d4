namespace Dashboard.Fetching.Robots;

/// <summary>One host in the <see cref="RobotsBook"/>; guarded by its lock.</summary>
internal sealed class RobotsEntry
{
    /// <summary>What its robots.txt says; under way until it is known. Null where it cannot be had.</summary>
    public required Task<RobotsRules?> Rules { get; init; }

    /// <summary>The same once it is known.</summary>
    public RobotsRules? Known { get; set; }

    /// <summary>Until when that holds; null while it is under way.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>Timestamp from which the next page may be asked for.</summary>
    public long NextPage { get; set; }
}
