using Dashboard.Moderation.Rule;

namespace Dashboard.Moderation.Cases.Views;

/// <summary>One case with everything a moderator needs to decide.</summary>
/// <param name="Item">The case as the queue shows it.</param>
/// <param name="Pages">Headlines the picture stands beside: the pages a verdict touches, latest first, at most 100.</param>
/// <param name="MorePages">There are more than those.</param>
/// <param name="Reports">The reports, latest first, at most 200.</param>
/// <param name="Signs">Why the reports look coordinated; empty when they don't.</param>
/// <param name="History">Verdicts and notes, latest first.</param>
/// <param name="CanUndo">The last verdict can be undone.</param>
/// <param name="Lookalikes">Pictures that look like this one: those that are sure follow a block by themselves, the others when confirmed.</param>
public sealed record CaseDetail(
    CaseItem Item,
    IReadOnlyList<CasePage> Pages,
    bool MorePages,
    IReadOnlyList<CaseReport> Reports,
    IReadOnlyList<CoordinationSign> Signs,
    IReadOnlyList<CaseStep> History,
    bool CanUndo,
    IReadOnlyList<CaseLookalike> Lookalikes);
