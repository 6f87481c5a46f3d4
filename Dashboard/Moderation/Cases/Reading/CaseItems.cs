using System.Globalization;
using Dashboard.Moderation.Cases.Books;
using Dashboard.Moderation.Cases.Views;
using Dashboard.Moderation.Rule;
using Dashboard.Storage;

namespace Dashboard.Moderation.Cases.Reading;

/// <summary>Makes rows into what moderators see.</summary>
internal static class CaseItems
{
    /// <summary>A case; its picture must be loaded.</summary>
    public static CaseItem Of(CaseRow row, RuleSettings rule, DateTimeOffset now)
    {
        var picture = row.Picture ?? throw new InvalidOperationException("The case's picture was not loaded.");
        return new(
            row.Id, picture.Name, picture.Width, picture.Height, row.State, picture.State == PictureState.Blocked, row.Illegal, row.Severity, row.Reports, row.Weight,
            rule.Needed(row.WasKept()), row.ReadReasons(), row.AutoBlocked, row.HeldByBudget, row.Coordination is not null, row.OpenedAt, row.LastReportAt,
            Claim(row, now), row.DecidedAt, row.DecidedBy, row.Version);
    }

    /// <summary>A report with what it weighs.</summary>
    public static CaseReport Of(ReportRow row, Weighing said) => new(
        row.Id, row.ReporterId, row.Reason, row.Comment, row.Language, row.At, row.Counted, said.Weights.GetValueOrDefault(row.Id), row.PastSettled, row.PastUpheld, row.Muted, row.Outcome);

    /// <summary>Says who holds a case.</summary>
    public static ModerationFault HeldBy(CaseRow row) =>
        ModerationFault.Of(ModerationFaultCode.Claimed, row.ClaimedBy ?? "", row.ClaimedUntil?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "");

    private static CaseClaim? Claim(CaseRow row, DateTimeOffset now) => row is { ClaimedById: { } id, ClaimedBy: { } name, ClaimedAt: { } since, ClaimedUntil: { } until } && until > now
        ? new(id, name, since, until) : null;
}
