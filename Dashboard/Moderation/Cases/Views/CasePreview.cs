namespace Dashboard.Moderation.Cases.Views;

/// <summary>What a verdict on several cases would touch.</summary>
/// <param name="Cases">Cases that would change.</param>
/// <param name="Left">Cases that would not: unknown, held by another moderator, or decided so already.</param>
/// <param name="Pictures">Pictures that would change, those that surely look alike included.</param>
/// <param name="Pages">Pages touched, latest first, at most 100.</param>
/// <param name="MorePages">There are more than those.</param>
public sealed record CasePreview(IReadOnlyList<CaseItem> Cases, IReadOnlyList<CaseRefusal> Left, int Pictures, IReadOnlyList<CasePage> Pages, bool MorePages);
