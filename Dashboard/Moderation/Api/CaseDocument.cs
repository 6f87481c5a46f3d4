using Dashboard.Moderation.Cases.Books;
using Dashboard.Moderation.Cases.Views;
using Dashboard.Moderation.Reporting;
using Dashboard.Moderation.Rule;

namespace Dashboard.Moderation.Api;

/// <summary>One case as the API says it: the keys of a case, and everything a moderator needs to decide.</summary>
internal sealed record CaseDocument(
    long Id, string ImageId, string State, int Reports, double Weight, double Threshold, IReadOnlyDictionary<string, int> Reasons, bool AutoBlocked, bool HeldByBudget, bool Illegal,
    string? ClaimedBy, DateTimeOffset? ClaimedUntil, int Version, IReadOnlyList<long> HeadlineIds, DateTimeOffset OpenedAt, DateTimeOffset LastReportAt, DateTimeOffset? DecidedAt,
    string? DecidedBy, bool CanUndo, IReadOnlyList<CasePage> Pages, IReadOnlyList<ReportDocument> ReportList, IReadOnlyList<CoordinationSign> Coordination,
    IReadOnlyList<CaseStep> History, IReadOnlyList<CaseLookalike> Lookalikes)
{
    public static CaseDocument Of(CaseDetail detail)
    {
        var item = detail.Item;
        return new(
            item.Id, item.ImageId, CaseSummaries.Name(item.State), item.Reports, Math.Round(item.Weight, 3), item.Threshold,
            item.Reasons.ToDictionary(r => ReasonNames.Of(r.Key), r => r.Value, StringComparer.Ordinal), item.AutoBlocked, item.HeldByBudget, item.Illegal,
            item.ClaimedBy?.Moderator, item.ClaimedBy?.Until, item.Version, [.. detail.Pages.Select(p => p.HeadlineId)], item.OpenedAt, item.LastReportAt, item.DecidedAt,
            item.DecidedBy, detail.CanUndo, detail.Pages, [.. detail.Reports.Select(ReportDocument.Of)], detail.Signs, detail.History, detail.Lookalikes);
    }
}
