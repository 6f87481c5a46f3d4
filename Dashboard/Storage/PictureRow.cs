namespace Dashboard.Storage;

/// <summary>One picture by its content. Its bytes are rows of their own, so that reading about it never drags them along.</summary>
public sealed class PictureRow
{
    /// <summary>Surrogate identifier.</summary>
    public long Id { get; set; }

    /// <summary>What it is called outside: 22 characters, base64url of the first half of <see cref="Hash"/>; unique.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the re-encoded content; unique.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>Width in pixels of the largest form kept.</summary>
    public int Width { get; set; }

    /// <summary>Height in pixels of the largest form kept.</summary>
    public int Height { get; set; }

    /// <summary>Perceptual hash, 256 bits; null where the picture has too little in it to be told by one.</summary>
    public byte[]? Likeness { get; set; }

    /// <summary>How much there is in the picture to be told by, 0 to 100.</summary>
    public int LikenessQuality { get; set; }

    /// <summary>Whether it may be shown.</summary>
    public PictureState State { get; set; }

    /// <summary>Its moderation case; a case can hold several pictures.</summary>
    public long? CaseId { get; set; }

    /// <summary>When it was first kept (UTC).</summary>
    public DateTimeOffset KeptAt { get; set; }

    /// <summary>Its bytes, by form and media type.</summary>
    public IList<PictureFormRow> Forms { get; set; } = [];
}
