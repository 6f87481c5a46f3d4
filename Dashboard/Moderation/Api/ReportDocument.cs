using Dashboard.Moderation.Cases.Views;
using Dashboard.Shared.Moderation;

namespace Dashboard.Moderation.Api;

/// <summary>One report as the API says it.</summary>
internal sealed record ReportDocument(
    long Id, ReportReason Reason, string? Comment, string Language, DateTimeOffset At, bool Counted, double Weight, int PastSettled, int PastUpheld, bool Muted, string? Outcome)
{
    public static ReportDocument Of(CaseReport report) => new(
        report.Id, report.Reason, report.Comment, report.Language, report.At, report.Counted, Math.Round(report.Weight, 3), report.PastSettled, report.PastUpheld, report.Muted,
        report.Outcome?.ToString().ToLowerInvariant());
}
