namespace Dashboard.Ingest;

/// <summary>One poll's place in the <see cref="DocumentRoom"/>. While it is taken nothing may be fetched, because fetches wait for places.</summary>
/// <param name="free">The places.</param>
public sealed class DocumentPlace(SemaphoreSlim free) : IDisposable
{
    private bool _isTaken;

    /// <summary>Waits for the place, where it is not taken already.</summary>
    /// <param name="ct">Stops the waiting.</param>
    public async ValueTask TakeAsync(CancellationToken ct)
    {
        if (!_isTaken)
        {
            await free.WaitAsync(ct);
            _isTaken = true;
        }
    }

    /// <summary>Gives it back.</summary>
    public void Leave()
    {
        if (_isTaken)
        {
            _isTaken = false;
            free.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => Leave();
}
