namespace Dashboard.Moderation.Panel.Queue;

/// <summary>What the panel's list holds.</summary>
public enum PanelTab
{
    /// <summary>Cases that wait for a moderator.</summary>
    Open = 0,

    /// <summary>Cases whose picture a moderator blocked.</summary>
    Blocked = 1,

    /// <summary>Cases whose picture a moderator kept or put back.</summary>
    Restored = 2,

    /// <summary>Every case.</summary>
    All = 3,

    /// <summary>What was done, by whom.</summary>
    Acts = 4,
}
