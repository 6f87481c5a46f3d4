using Dashboard.Shared.Moderation;
using Dashboard.Storage;

namespace Dashboard.Moderation.Cases.Views;

/// <summary>One report as a moderator sees it.</summary>
/// <param name="Id">Identifier of the report.</param>
/// <param name="ReporterId">Who, as far as we know: to mute somebody.</param>
/// <param name="Reason">Why.</param>
/// <param name="Comment">The reader's own words, plain text, or null.</param>
/// <param name="Language">Language the reader reads us in.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Counted">Counts; false for a person who had reported already under another cookie.</param>
/// <param name="Weight">What it weighs now; 0 where it does not count or was spent by a verdict.</param>
/// <param name="PastSettled">The reporter's earlier reports that a moderator had settled.</param>
/// <param name="PastUpheld">Those of them that were upheld.</param>
/// <param name="Muted">The reporter is muted.</param>
/// <param name="Outcome">What a verdict said of it, or null.</param>
public sealed record CaseReport(
    long Id,
    Guid ReporterId,
    ReportReason Reason,
    string? Comment,
    string Language,
    DateTimeOffset At,
    bool Counted,
    double Weight,
    int PastSettled,
    int PastUpheld,
    bool Muted,
    ReportVerdict? Outcome);
