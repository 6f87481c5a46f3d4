namespace Dashboard.Sources.Pages.Reading;

/// <summary>Looks at addresses for a form that goes on being changed: the latest wish wins, an older look is given up.</summary>
/// <param name="desk">Looks.</param>
internal sealed class PreviewLook(SourceDesk desk) : IDisposable
{
    private CancellationTokenSource? _current;

    /// <summary>What the last look brought; null before one has ended.</summary>
    public PreviewResult? Result { get; private set; }

    /// <summary>Whether a look is under way.</summary>
    public bool IsBusy => _current is not null;

    /// <summary>Looks.</summary>
    /// <param name="draft">The form's values as they are now.</param>
    /// <returns>Whether it ended; not so when a later look or the form's end took its place.</returns>
    public async Task<bool> LookAsync(SourceDraft draft)
    {
        GiveUp();
        var mine = _current = new CancellationTokenSource();
        try
        {
            var result = await desk.PreviewAsync(draft, mine.Token);
            if (_current != mine)
            {
                return false;
            }

            Result = result;
            return true;
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            _current = _current == mine ? null : _current;
            mine.Dispose();
        }
    }

    /// <summary>Forgets what was seen.</summary>
    public void Forget()
    {
        GiveUp();
        Result = null;
    }

    /// <inheritdoc />
    public void Dispose() => GiveUp();

    private void GiveUp()
    {
        var current = _current;
        _current = null;
        current?.Cancel();
    }
}
