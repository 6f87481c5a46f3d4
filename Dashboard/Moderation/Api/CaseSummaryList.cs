using Dashboard.Shared.Moderation;

namespace Dashboard.Moderation.Api;

/// <summary>A page of cases as the API says them.</summary>
/// <param name="Items">The cases.</param>
/// <param name="Next">What <c>after</c> asks for the next page with; null at the end.</param>
internal sealed record CaseSummaryList(IReadOnlyList<CaseSummary> Items, string? Next);
