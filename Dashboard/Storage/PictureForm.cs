namespace Dashboard.Storage;

/// <summary>A size that a picture is kept in.</summary>
public enum PictureForm
{
    /// <summary>As large as an article shows it.</summary>
    Full = 0,

    /// <summary>Small, for lists.</summary>
    Thumbnail = 1,
}
