namespace Dashboard.Live;

/// <summary>What of the staff log somebody may hear.</summary>
[Flags]
public enum StaffHearing
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Moderation cases.</summary>
    Cases = 1,

    /// <summary>Sources.</summary>
    Sources = 2,
}
