namespace Dashboard.Sources;

/// <summary>Configuration section <c>Sources</c>.</summary>
public sealed class SourcesOptions
{
    /// <summary>Path of an OPML file, imported when there is no source yet; null for the shipped one, empty for none.</summary>
    public string? StarterList { get; set; }
}
