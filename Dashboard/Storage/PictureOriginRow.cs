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

    /// <summary>SHA-256 of the bytes found there, before they were re-encoded: the same bytes are the same picture without decoding them again.</summary>
    public byte[]? ContentHash { get; set; }

    /// <summary>When it is fetched next (UTC); null when there is nothing more to do. A node takes it by moving this on.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    /// <summary>How often it was tried in vain.</summary>
    public int Failures { get; set; }

    /// <summary>Why it could not be kept, the last time.</summary>
    public string? FailureCode { get; set; }

    /// <summary>What the failure's sentence names: a status, a number of bytes.</summary>
    public string? FailureDetail { get; set; }
}
