namespace Dashboard.Storage;

/// <summary>Which pictures of a source we keep.</summary>
public enum SourcePictures
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A small form.</summary>
    Thumbnail = 1,

    /// <summary>The whole picture.</summary>
    Full = 2,
}
