namespace Dashboard.Storage.Reach;

/// <summary>
/// Whether the database answers. One that stands still, or whose machine was unplugged, says nothing for as long as a connection's
/// patience lasts, which no reader has; one that is down refuses at once, and whoever asks it would write a trace of it into the log.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells when it goes and when it is back.</param>
public sealed partial class DatabaseReach(TimeProvider time, ILogger<DatabaseReach> logger) : IDisposable
{
    /// <summary>How long a question that costs the database nothing may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private volatile CancellationTokenSource _here = new();
    private int _refusals;

    /// <summary>Raised, on any thread, when it goes away and when it is back.</summary>
    public event EventHandler? Changed;

    /// <summary>Whether it owes an answer or has refused, and has not given one since.</summary>
    public bool IsAway => _here.IsCancellationRequested;

    /// <summary>Cancelled when it goes away; a new one once it is back.</summary>
    public CancellationToken Away => _here.Token;

    /// <summary>Waits for the answer to a small question; by how long it takes this learns where the database is.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="asked">The question, under way. One at a time.</param>
    public async Task<T> WatchAsync<T>(Task<T> asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        try
        {
            await asked.WaitAsync(Patience, time);
        }
        catch (TimeoutException) when (!asked.IsCompleted)
        {
            if (!IsAway)
            {
                LogAway(Patience.TotalSeconds);
                await GoAsync();
            }
        }

        var answer = await asked;
        _refusals = 0;
        if (IsAway)
        {
            _here = new();
            LogBack();
            Changed?.Invoke(this, EventArgs.Empty);
        }

        return answer;
    }

    /// <summary>Learns that a small question was refused at once. Once may be a connection that was cut; twice in a row nobody is there.</summary>
    /// <param name="why">What it was refused with, for the log.</param>
    public async Task RefuseAsync(string why)
    {
        if (++_refusals > 1 && !IsAway)
        {
            LogDown(why);
            await GoAsync();
        }
    }

    /// <summary>Waits for an answer, though not for a database that goes away; the question is left to end by itself.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="asked">The question, under way; needs nothing of whoever asks.</param>
    /// <exception cref="DatabaseAwayException">The database went away meanwhile.</exception>
    public async Task<T> AwaitAsync<T>(Task<T> asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var away = Away;
        try
        {
            return await asked.WaitAsync(away);
        }
        catch (OperationCanceledException fault) when (away.IsCancellationRequested && !asked.IsCompleted)
        {
            throw new DatabaseAwayException(fault);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _here.Dispose();

    private async Task GoAsync()
    {
        await _here.CancelAsync();
        Changed?.Invoke(this, EventArgs.Empty);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database has not answered for {Seconds} s: whoever asks for a page is told so until it does")]
    private partial void LogAway(double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is down ({Why}): whoever asks for a page is told so until it answers")]
    private partial void LogDown(string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database answers again")]
    private partial void LogBack();
}
