namespace Dashboard.Moderation.Cases;

/// <summary>What a moderator says of a picture.</summary>
public enum CaseVerdict
{
    /// <summary>It is hidden.</summary>
    Block = 0,

    /// <summary>It is shown.</summary>
    Restore = 1,
}
