using Dashboard.Shared.Headlines;

namespace Dashboard.Headlines;

/// <summary>A page of headlines.</summary>
/// <param name="Items">The headlines, newest first unless <c>after</c> was asked for.</param>
/// <param name="Next">The number to ask on from (<c>before</c>, or <c>after</c> if that was asked for); null when there is no more.</param>
public sealed record HeadlineList(IReadOnlyList<Headline> Items, long? Next);
