using Dashboard.Live;
using Dashboard.Shared.Headlines;
using Dashboard.Shared.Live;
using Dashboard.Storage;

namespace Dashboard.Desk.Items;

/// <summary>One desk that follows the road: reads a snapshot, then hears every event, and has the screen drawn at most once each <see cref="Pace"/>.</summary>
/// <param name="reader">Reads the snapshot.</param>
/// <param name="feed">The road.</param>
/// <param name="time">The clock.</param>
public sealed class DeskSession(DeskReader reader, LiveFeed feed, TimeProvider time)
{
    /// <summary>Least time between two drawings.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <summary>How far the clock of the page may be behind; it says « 3 min ago », so a drawing a second would be wasted.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromSeconds(20);

    private readonly List<DeskItem> _urgent = [];
    private bool _choicesAreStale = true;

    /// <summary>The list.</summary>
    public DeskList List { get; } = new();

    /// <summary>What it can be filtered by.</summary>
    public DeskChoices Choices { get; private set; } = DeskChoices.None;

    /// <summary>The first snapshot is there.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>The clock of the page, at most <see cref="Tick"/> behind (UTC).</summary>
    public DateTimeOffset Now { get; private set; } = time.GetUtcNow();

    /// <summary>Urgent headlines of the last drawing that had any: what is said aloud.</summary>
    public IReadOnlyList<DeskItem> Urgent { get; private set; } = [];

    /// <summary>Follows the road until stopped. Events that retention removed before they were heard begin it anew.</summary>
    /// <param name="filter">Which headlines.</param>
    /// <param name="draw">Runs a change where the screen's thread is, and draws.</param>
    /// <param name="ct">Stops it.</param>
    public async Task FollowAsync(DeskFilter filter, Func<Action, Task> draw, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draw);
        await feed.Opened.WaitAsync(ct);
        while (true)
        {
            var snapshot = await reader.ReadAsync(filter, ct);
            using var road = new DeskRoad(feed.Listen(LiveLog.Public, snapshot.Head), feed.Listen(LiveLog.Staff, snapshot.StaffHead), ct);
            await ChooseAsync(draw, ct);
            await draw(() => Begin(filter, snapshot));
            await HearAsync(road, draw, ct);
        }
    }

    // Ends when a log no longer holds what comes next.
    private async Task HearAsync(DeskRoad road, Func<Action, Task> draw, CancellationToken ct)
    {
        while (await road.NextAsync(Tick) is { } events)
        {
            await draw(() => Take(events));
            await ChooseAsync(draw, ct);
            await Task.Delay(Pace, time, ct);
        }
    }

    private void Begin(DeskFilter filter, DeskSnapshot snapshot)
    {
        List.Restart(filter, snapshot.Items);
        (Now, HasBegun) = (time.GetUtcNow(), true);
    }

    private void Take(IReadOnlyList<LiveEvent> events)
    {
        _urgent.Clear();
        foreach (var @event in events)
        {
            Apply(@event);
        }

        if (_urgent.Count > 0)
        {
            Urgent = [.. _urgent];
        }

        var now = time.GetUtcNow();
        Now = now - Now < Tick ? Now : now;
    }

    private void Apply(LiveEvent @event)
    {
        if (@event.IsRedacted)
        {
            return;
        }

        switch (@event.Kind)
        {
            case LiveEvents.Headline:
                Arrive(@event.Read<HeadlineNews>().ToHeadline());
                break;
            case LiveEvents.HeadlineUpdated:
                List.Update(@event.Read<HeadlineNews>(), @event.At);
                break;
            case LiveEvents.HeadlineWithdrawn:
                List.Withdraw(@event.Read<HeadlineWithdrawal>());
                break;
            case LiveEvents.HeadlineMarked:
                List.Mark(@event.Read<HeadlineMark>());
                break;
            case LiveEvents.ImageBlocked or LiveEvents.ImageRestored:
                List.Picture(@event.Read<ImageNotice>());
                break;
        }
    }

    private void Arrive(Headline headline)
    {
        _choicesAreStale |= !Choices.Know(headline);
        if (List.Arrive(headline) && headline.Urgency != Urgency.Normal)
        {
            _urgent.Add(new DeskItem(headline));
        }
    }

    private async Task ChooseAsync(Func<Action, Task> draw, CancellationToken ct)
    {
        if (_choicesAreStale)
        {
            _choicesAreStale = false;
            try
            {
                var choices = await reader.ChoicesAsync(ct);
                await draw(() => Choices = choices);
            }
            catch
            {
                _choicesAreStale = true;
                throw;
            }
        }
    }
}
