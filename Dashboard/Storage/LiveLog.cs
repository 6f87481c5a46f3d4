namespace Dashboard.Storage;

/// <summary>The two logs that walk the road. Nothing of the staff's ever enters the public one.</summary>
public enum LiveLog
{
    /// <summary>For everybody.</summary>
    Public = 1,

    /// <summary>For signed-in staff.</summary>
    Staff = 2,
}
