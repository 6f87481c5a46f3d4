namespace Dashboard.Storage;

/// <summary>One picture by its content.</summary>
public sealed class PictureRow
{
    /// <summary>Surrogate identifier.</summary>
    public long Id { get; set; }

    /// <summary>SHA-256 of the re-encoded content; unique.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>Media type of the content.</summary>
    public required string MediaType { get; set; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; set; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; set; }

    /// <summary>Perceptual hash, 256 bits.</summary>
    public byte[]? Likeness { get; set; }

    /// <summary>The bytes, where the database holds them.</summary>
    public byte[]? Content { get; set; }

    /// <summary>Whether it may be shown.</summary>
    public PictureState State { get; set; }

    /// <summary>Its moderation case; a case can hold several pictures.</summary>
    public long? CaseId { get; set; }

    /// <summary>When it was first kept (UTC).</summary>
    public DateTimeOffset KeptAt { get; set; }
}
