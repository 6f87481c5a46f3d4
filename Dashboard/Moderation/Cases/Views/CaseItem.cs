using Dashboard.Shared.Moderation;
using Dashboard.Storage;

namespace Dashboard.Moderation.Cases.Views;

/// <summary>One case as the queue shows it.</summary>
/// <param name="Id">Identifier of the case.</param>
/// <param name="ImageId">Public name of the picture.</param>
/// <param name="Width">The picture's width in pixels.</param>
/// <param name="Height">The picture's height in pixels.</param>
/// <param name="State">Where the case stands.</param>
/// <param name="Hidden">The picture is hidden from readers now.</param>
/// <param name="Illegal">In the lane of what may be illegal.</param>
/// <param name="Severity">How grave the gravest reason is; the graver, the higher.</param>
/// <param name="Reports">Counted reports.</param>
/// <param name="Weight">Their weight since the last restoring verdict.</param>
/// <param name="Threshold">The weight that blocks this case: four times the rule's once a moderator kept the picture.</param>
/// <param name="Reasons">Counted reports by reason.</param>
/// <param name="AutoBlocked">The reports blocked it, no moderator has decided yet.</param>
/// <param name="HeldByBudget">It would be blocked, but the hour's automatic blocks are spent.</param>
/// <param name="Coordinated">The reports look coordinated; the case says why.</param>
/// <param name="OpenedAt">When the first report came (UTC).</param>
/// <param name="LastReportAt">When the latest report came (UTC).</param>
/// <param name="ClaimedBy">Who holds it now, or null.</param>
/// <param name="DecidedAt">When a moderator last decided (UTC), or null.</param>
/// <param name="DecidedBy">Name of who did.</param>
/// <param name="Version">What a decision must name.</param>
public sealed record CaseItem(
    long Id,
    string ImageId,
    int Width,
    int Height,
    CaseState State,
    bool Hidden,
    bool Illegal,
    int Severity,
    int Reports,
    double Weight,
    double Threshold,
    IReadOnlyDictionary<ReportReason, int> Reasons,
    bool AutoBlocked,
    bool HeldByBudget,
    bool Coordinated,
    DateTimeOffset OpenedAt,
    DateTimeOffset LastReportAt,
    CaseClaim? ClaimedBy,
    DateTimeOffset? DecidedAt,
    string? DecidedBy,
    int Version);
