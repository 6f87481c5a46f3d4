namespace Dashboard.Ingest.Shares;

/// <summary>A share in the hands of this node, from when it is taken until it is let go. Safe for any thread.</summary>
/// <param name="share">Which.</param>
/// <param name="takenAt">When, as the clock's timestamp.</param>
internal sealed class ShareHold(int share, long takenAt) : IDisposable
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _leaving = new();
    private readonly Lock _lock = new();
    private bool _isEnding;
    private int _polls;

    /// <summary>Which share.</summary>
    public int Share => share;

    /// <summary>When it was taken, as the clock's timestamp.</summary>
    public long TakenAt => takenAt;

    /// <summary>Ends when the share is to be let go.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Stops polls that have stored nothing yet: another node does them.</summary>
    public CancellationToken Leaving => _leaving.Token;

    /// <summary>Whether it is to be kept for now.</summary>
    public bool IsOpen => !_ended.Task.IsCompleted && !Volatile.Read(ref _isEnding);

    /// <summary>Whether another node may have taken it meanwhile: then it is not this node's to pass on.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Lets it go.</summary>
    /// <param name="isStale">Another node may have taken it.</param>
    public void End(bool isStale)
    {
        IsStale |= isStale;
        _ended.TrySetResult();
    }

    /// <summary>A poll begins. False when the share is being let go.</summary>
    public bool TryEnter()
    {
        lock (_lock)
        {
            if (_isEnding)
            {
                return false;
            }

            _polls++;
            return true;
        }
    }

    /// <summary>A poll has ended.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (--_polls == 0 && _isEnding)
            {
                _quiet.TrySetResult();
            }
        }
    }

    /// <summary>Lets no poll begin any more, stops those that only wait for a host, and waits for those that store.</summary>
    public async Task QuietAsync()
    {
        Close();
        await _leaving.CancelAsync();
        await _quiet.Task;
    }

    /// <inheritdoc />
    public void Dispose() => _leaving.Dispose();

    private void Close()
    {
        lock (_lock)
        {
            _isEnding = true;
            if (_polls == 0)
            {
                _quiet.TrySetResult();
            }
        }
    }
}
