namespace Dashboard.Storage;

/// <summary>The key that hashes readers' addresses in one period. Once it is deleted, nobody can tell an address from its hash again.</summary>
public sealed class ReporterKeyRow
{
    /// <summary>Number of the period since 1970.</summary>
    public int Period { get; set; }

    /// <summary>The key, under data protection.</summary>
    public required string Key { get; set; }
}
