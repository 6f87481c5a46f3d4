namespace Dashboard.Storage;

/// <summary>Where a moderation case stands.</summary>
public enum CaseState
{
    /// <summary>Waiting for a moderator.</summary>
    Open = 0,

    /// <summary>Its pictures are blocked by a moderator's verdict.</summary>
    Blocked = 1,

    /// <summary>Its pictures were kept or put back by a moderator's verdict.</summary>
    Restored = 2,
}
