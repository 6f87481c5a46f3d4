namespace Dashboard.Accounts;

/// <summary>What a walk along the audit chain found.</summary>
/// <param name="Rows">Rows that were looked at, the broken one included.</param>
/// <param name="FirstBroken">First serial that is missing, changed or does not follow from the row before it; null when all is sound.</param>
public sealed record AuditVerdict(long Rows, long? FirstBroken)
{
    /// <summary>Nothing is missing or changed. Rows cut off at the end cannot be noticed from the rest: keep the last hash elsewhere for that.</summary>
    public bool IsSound => FirstBroken is null;
}
