namespace Dashboard.Storage;

/// <summary>The rule of blocking as an administrator set it; the newest row counts, without one the configuration does.</summary>
public sealed class ModerationRuleRow
{
    /// <summary>Surrogate identifier.</summary>
    public long Id { get; set; }

    /// <summary>Weight at which reports block.</summary>
    public double Threshold { get; set; }

    /// <summary>Most that one reporter weighs.</summary>
    public double MostStanding { get; set; }

    /// <summary>What each further report of one network weighs of the one before.</summary>
    public double NetworkStep { get; set; }

    /// <summary>How many thresholds it takes after a moderator kept the picture.</summary>
    public double ReopenFactor { get; set; }

    /// <summary>Automatic blocks an hour over the whole site.</summary>
    public int BlocksPerHour { get; set; }

    /// <summary>Why it was changed.</summary>
    public string? Note { get; set; }

    /// <summary>Name of who changed it.</summary>
    public required string By { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; set; }
}
