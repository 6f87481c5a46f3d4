namespace Dashboard.Storage;

/// <summary>A picture's bytes in one size and one encoding: made by us, never the source's own.</summary>
public sealed class PictureFormRow
{
    /// <summary>The picture.</summary>
    public long PictureId { get; set; }

    /// <summary>Which size.</summary>
    public PictureForm Form { get; set; }

    /// <summary>Media type of the bytes.</summary>
    public required string MediaType { get; set; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; set; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; set; }

    /// <summary>The bytes.</summary>
    public required byte[] Content { get; set; }
}
