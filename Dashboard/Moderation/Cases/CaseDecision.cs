namespace Dashboard.Moderation.Cases;

/// <summary>A verdict that a moderator asks for.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Verdict">What the moderator says.</param>
/// <param name="Version">The version of the case that was looked at; another is refused. Null decides whatever it is now.</param>
/// <param name="Note">Why, in a person's words; at most 1,000 characters.</param>
public sealed record CaseDecision(long CaseId, CaseVerdict Verdict, int? Version, string? Note = null)
{
    /// <summary>Public names of lookalikes that the moderator has confirmed; only for a block.</summary>
    public IReadOnlyCollection<string> Confirmed { get; init; } = [];
}
