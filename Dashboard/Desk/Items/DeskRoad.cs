using Dashboard.Live;
using Dashboard.Shared.Live;

namespace Dashboard.Desk.Items;

/// <summary>
/// What a desk hears: the public log, and of the staff's what speaks of headlines. Each log in its own order; not safe for two threads.
/// Disposing ends the waiting.
/// </summary>
internal sealed class DeskRoad : IDisposable
{
    private readonly LiveListener _public;
    private readonly LiveListener _staff;
    private readonly CancellationTokenSource _leaving;
    private Task<IReadOnlyList<LiveEvent>?>? _nextPublic;
    private Task<IReadOnlyList<LiveEvent>?>? _nextStaff;

    /// <summary>A road from where a snapshot was taken.</summary>
    /// <param name="public">Listens to the public log.</param>
    /// <param name="staff">Listens to the staff log.</param>
    /// <param name="ct">Stops it.</param>
    public DeskRoad(LiveListener @public, LiveListener staff, CancellationToken ct) =>
        (_public, _staff, _leaving) = (@public, staff, CancellationTokenSource.CreateLinkedTokenSource(ct));

    /// <summary>The next events; empty when none came within <paramref name="patience"/>, null where a log no longer holds what comes next.</summary>
    /// <param name="patience">How long to wait.</param>
    public async Task<IReadOnlyList<LiveEvent>?> NextAsync(TimeSpan patience)
    {
        _nextPublic ??= HearAsync(_public, patience);
        _nextStaff ??= HearMarksAsync();
        await Task.WhenAny(_nextPublic, _nextStaff);
        IReadOnlyList<LiveEvent> heard = [];
        if (_nextPublic.IsCompleted)
        {
            if (await _nextPublic is not { } events)
            {
                return null;
            }

            (heard, _nextPublic) = (events, null);
        }

        if (_nextStaff.IsCompleted)
        {
            if (await _nextStaff is not { } marks)
            {
                return null;
            }

            // A mark speaks of what the public log has told before.
            (heard, _nextStaff) = ([.. heard, .. marks], null);
        }

        return heard;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private async Task<IReadOnlyList<LiveEvent>?> HearAsync(LiveListener listener, TimeSpan patience)
    {
        var heard = listener.Position;
        var events = await listener.NextAsync(patience, _leaving.Token);
        return events is [{ } first, ..] && first.Prev > heard ? null : events;
    }

    // Most of what staff hear is of sources and cases, which draws nothing here.
    private async Task<IReadOnlyList<LiveEvent>?> HearMarksAsync()
    {
        while (true)
        {
            if (await HearAsync(_staff, Timeout.InfiniteTimeSpan) is not { } events)
            {
                return null;
            }

            if (events.Where(e => e.Kind == LiveEvents.HeadlineMarked).ToList() is { Count: > 0 } marks)
            {
                return marks;
            }
        }
    }
}
