namespace Dashboard.Moderation.Reporting.Intake;

/// <summary>What became of a report.</summary>
/// <param name="Status">What.</param>
/// <param name="CaseId">The case it went to; 0 where it went to none.</param>
/// <param name="Reporter">Who, to be known again by the cookie.</param>
/// <param name="At">When the report was made (UTC).</param>
/// <param name="Hidden">The picture is hidden now, by readers' reports alone.</param>
public sealed record ReportTaken(ReportStatus Status, long CaseId = 0, Guid Reporter = default, DateTimeOffset At = default, bool Hidden = false);
