namespace Dashboard.Storage;

/// <summary>What a moderator's verdict says of a report.</summary>
public enum ReportVerdict
{
    /// <summary>The picture was blocked.</summary>
    Upheld = 0,

    /// <summary>The picture was kept.</summary>
    Dismissed = 1,
}
