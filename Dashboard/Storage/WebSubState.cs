namespace Dashboard.Storage;

/// <summary>Where a subscription at a hub stands.</summary>
public enum WebSubState
{
    /// <summary>The hub was asked, or will be, and has not confirmed it.</summary>
    Asked,

    /// <summary>The hub has confirmed it, for a time.</summary>
    Active,

    /// <summary>The hub refused it; it is asked again another day.</summary>
    Denied,

    /// <summary>The hub never confirmed it; it is asked again another day.</summary>
    GivenUp,

    /// <summary>It is not wanted any more; the hub is told.</summary>
    Leaving,

    /// <summary>It is over; its callback answers that it is gone, until the row is removed.</summary>
    Left,
}
