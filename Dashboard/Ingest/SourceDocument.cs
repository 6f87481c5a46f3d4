namespace Dashboard.Ingest;

/// <summary>A document of a source as it came, polled or pushed.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="ContentType">Content-Type as received.</param>
/// <param name="Address">Where it came from; relative addresses in it start here.</param>
public sealed record SourceDocument(ReadOnlyMemory<byte> Body, string? ContentType, Uri Address)
{
    /// <summary>Link as received.</summary>
    public string? Link { get; init; }
}
