namespace Dashboard.Pictures.Checking;

/// <summary>The media types pictures are kept in.</summary>
public static class PictureMedia
{
    /// <summary>WebP, for browsers that take it.</summary>
    public const string Webp = "image/webp";

    /// <summary>JPEG, for everything else.</summary>
    public const string Jpeg = "image/jpeg";
}
