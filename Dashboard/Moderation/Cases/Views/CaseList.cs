namespace Dashboard.Moderation.Cases.Views;

/// <summary>A page of cases.</summary>
/// <param name="Items">The cases, in the queue's order.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record CaseList(IReadOnlyList<CaseItem> Items, string? Next);
