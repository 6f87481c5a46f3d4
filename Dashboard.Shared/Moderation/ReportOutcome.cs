namespace Dashboard.Shared.Moderation;

/// <summary>What became of a report. Never who else reported, never a weight.</summary>
/// <param name="Status"><c>in-review</c>, <c>blocked</c> or <c>kept</c>.</param>
/// <param name="By">Who decided: <c>readers</c>, <c>moderator</c>, or null while nobody has.</param>
/// <param name="Message">The same in a sentence of the reader's language.</param>
/// <param name="ReportedAt">When the report was made (UTC).</param>
/// <param name="DecidedAt">When a moderator decided (UTC), or null.</param>
public sealed record ReportOutcome(string Status, string? By, string Message, DateTimeOffset ReportedAt, DateTimeOffset? DecidedAt)
{
    /// <summary>Nobody has decided.</summary>
    public const string InReview = "in-review";

    /// <summary>The picture is hidden.</summary>
    public const string Blocked = "blocked";

    /// <summary>A moderator kept the picture.</summary>
    public const string Kept = "kept";
}
