namespace Dashboard.Ingest;

/// <summary>
/// Room for documents between their fetching and their storing. Where storing is the slower, most of what comes next waits with its server:
/// a fetch keeps its place among the requests until its document has room here (<see cref="Dashboard.Fetching.GuardedClient.Held"/>), so
/// that a long list that is polled at once does not fill the memory.
/// </summary>
public sealed class DocumentRoom : IDisposable
{
    /// <summary>So many at once: one transaction's and those read meanwhile.</summary>
    public const int Places = 32;

    private readonly SemaphoreSlim _free = new(Places);

    /// <summary>A place for one poll's document; not taken yet.</summary>
    public DocumentPlace Place() => new(_free);

    /// <inheritdoc />
    public void Dispose() => _free.Dispose();
}
