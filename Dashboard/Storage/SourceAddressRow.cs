namespace Dashboard.Storage;

/// <summary>One address a source has or had.</summary>
public sealed class SourceAddressRow
{
    /// <summary>Surrogate identifier.</summary>
    public int Id { get; set; }

    /// <summary>The source.</summary>
    public int SourceId { get; set; }

    /// <summary>The address as given.</summary>
    public required string Address { get; set; }

    /// <summary>Since when (UTC).</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>Why it changed: <c>added</c>, <c>edited</c> or <c>moved</c> (a permanent redirect).</summary>
    public required string Reason { get; set; }
}
