namespace Dashboard.Moderation.Reporting.Intake;

/// <summary>What became of a report.</summary>
public enum ReportStatus
{
    /// <summary>It counts.</summary>
    Received = 0,

    /// <summary>It is kept and does not count: the same person had reported under another cookie, or none. Answered like <see cref="Received"/>.</summary>
    Repeated = 1,

    /// <summary>This cookie has reported the picture before; nothing was kept.</summary>
    AlreadyReported = 2,

    /// <summary>No such picture.</summary>
    UnknownPicture = 3,

    /// <summary>A moderator has blocked the picture already; nothing was kept.</summary>
    AlreadyBlocked = 4,
}
