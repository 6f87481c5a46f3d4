namespace Dashboard.Storage;

/// <summary>Whether a picture may be shown.</summary>
public enum PictureState
{
    /// <summary>Shown.</summary>
    Shown = 0,

    /// <summary>Blocked, by readers' reports or by a moderator.</summary>
    Blocked = 1,
}
