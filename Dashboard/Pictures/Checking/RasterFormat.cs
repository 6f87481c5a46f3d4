namespace Dashboard.Pictures.Checking;

/// <summary>A format of pictures that we decode.</summary>
public enum RasterFormat
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>JPEG.</summary>
    Jpeg = 1,

    /// <summary>PNG.</summary>
    Png = 2,

    /// <summary>WebP.</summary>
    Webp = 3,

    /// <summary>GIF.</summary>
    Gif = 4,

    /// <summary>AVIF.</summary>
    Avif = 5,
}
