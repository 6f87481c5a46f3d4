namespace Dashboard.Moderation.Panel.Acts;

/// <summary>One act of moderation, as the audit log keeps it.</summary>
/// <param name="Serial">Its number in the audit log.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Name of who did it, as it was then.</param>
/// <param name="Act">What, e.g. <c>picture.blocked</c>.</param>
/// <param name="Subject">To what, e.g. <c>case:12</c>.</param>
/// <param name="Details">Particulars as JSON, or null.</param>
public sealed record ActItem(long Serial, DateTimeOffset At, string Actor, string Act, string Subject, string? Details)
{
    private const string OfCase = "case:";

    /// <summary>The case it was done to; null where it was done to something else.</summary>
    public long? CaseId => Subject.StartsWith(OfCase, StringComparison.Ordinal)
        && long.TryParse(Subject.AsSpan(OfCase.Length), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : null;
}
