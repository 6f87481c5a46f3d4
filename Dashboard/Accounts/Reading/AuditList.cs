namespace Dashboard.Accounts.Reading;

/// <summary>A page of the audit log.</summary>
/// <param name="Items">The acts, newest first.</param>
/// <param name="Next">What <c>before</c> asks for the next page with; null when there is no more.</param>
internal sealed record AuditList(IReadOnlyList<AuditItem> Items, long? Next);
