using Dashboard.Moderation.Cases.Views;

namespace Dashboard.Moderation.Cases;

/// <summary>What became of a verdict on several cases: each is decided by itself.</summary>
/// <param name="Decided">Cases decided, as they are now.</param>
/// <param name="Left">Cases left as they are, and why.</param>
public sealed record BulkOutcome(IReadOnlyList<CaseItem> Decided, IReadOnlyList<CaseRefusal> Left);
