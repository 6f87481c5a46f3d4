namespace Dashboard.Storage;

/// <summary>A one-time link that makes the first administrator. Only its hash is stored.</summary>
public sealed class FirstAdminLinkRow
{
    /// <summary>Surrogate identifier.</summary>
    public int Id { get; set; }

    /// <summary>SHA-256 of the 256-bit secret.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>Until when it works (UTC).</summary>
    public DateTimeOffset ExpiresAt { get; set; }
}
