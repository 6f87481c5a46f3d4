namespace Dashboard.Storage;

/// <summary>Where a picture comes from: an address at a source. The address is kept before the picture is.</summary>
public sealed class PictureOriginRow
{
    /// <summary>Surrogate identifier.</summary>
    public long Id { get; set; }

    /// <summary>The source that names the address.</summary>
    public int SourceId { get; set; }

    /// <summary>The address, absolute.</summary>
    public required string Address { get; set; }

    /// <summary>128 bits of SHA-256 of the address; unique in its source.</summary>
    public required byte[] AddressHash { get; set; }

    /// <summary>The picture found there.</summary>
    public long? PictureId { get; set; }

    /// <summary>When it was first named (UTC).</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>When it was last fetched (UTC).</summary>
    public DateTimeOffset? FetchedAt { get; set; }

    /// <summary>Why it could not be kept.</summary>
    public string? FailureCode { get; set; }
}
