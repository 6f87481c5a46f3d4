using System.Security.Claims;
using Dashboard.Live;
using Dashboard.Moderation.Cases;
using Dashboard.Moderation.Cases.Views;
using Dashboard.Shared.Live;
using Dashboard.Shared.Moderation;
using Dashboard.Storage;

namespace Dashboard.Moderation.Panel.Queue;

/// <summary>One panel that follows the road: reads the list, hears which cases change, reads anew, and has the screen drawn at most once each <see cref="Pace"/>.</summary>
/// <param name="desk">Reads cases.</param>
/// <param name="feed">The road.</param>
/// <param name="time">The clock.</param>
public sealed class PanelSession(CaseDesk desk, LiveFeed feed, TimeProvider time)
{
    /// <summary>Least time between two drawings: each reads the list anew, and a crowd's reports come by the hundred.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(300);

    /// <summary>How far the clock of the page may be behind.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromSeconds(20);

    private const int PageSize = 50;
    private const int MostAtOnce = 200;
    private readonly Dictionary<long, CaseState> _heard = [];
    private PanelFilter? _filter;

    /// <summary>The list.</summary>
    public HeldQueue Queue { get; } = new();

    /// <summary>How the desk stands; null before the first reading.</summary>
    public DeskFigures? Figures { get; private set; }

    /// <summary>There are more cases than are shown.</summary>
    public bool HasMore { get; private set; }

    /// <summary>How many cases are shown at most; the page raises it and begins anew.</summary>
    public int Wanted { get; private set; } = PageSize;

    /// <summary>The first list is there.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Why there is no list.</summary>
    public ModerationFault? Fault { get; private set; }

    /// <summary>The clock of the page, at most <see cref="Tick"/> behind (UTC).</summary>
    public DateTimeOffset Now { get; private set; } = time.GetUtcNow();

    /// <summary>Shows a page more from the next beginning on.</summary>
    public void WantMore() => Wanted += PageSize;

    /// <summary>Follows the road until stopped.</summary>
    /// <param name="filter">Which cases.</param>
    /// <param name="user">Who looks.</param>
    /// <param name="draw">Runs a change where the screen's thread is, and draws; hears which cases have changed, null when that is not known.</param>
    /// <param name="ct">Stops it.</param>
    public async Task FollowAsync(PanelFilter filter, ClaimsPrincipal user, Func<Action, IReadOnlySet<long>?, Task> draw, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(draw);
        await feed.Opened.WaitAsync(ct);
        while (true)
        {
            // Listening starts before reading: what changes in between is read twice, never missed.
            var listener = feed.Listen(LiveLog.Staff);
            var reading = await ReadAsync(filter, user, ct);
            await draw(() => Begin(filter, reading), null);
            await HearAsync(listener, filter, user, draw, ct);
        }
    }

    // Ends when the log no longer holds what comes next.
    private async Task HearAsync(LiveListener listener, PanelFilter filter, ClaimsPrincipal user, Func<Action, IReadOnlySet<long>?, Task> draw, CancellationToken ct)
    {
        while (true)
        {
            var position = listener.Position;
            var events = await listener.NextAsync(Tick, ct);
            if (events is [{ } first, ..] && first.Prev > position)
            {
                return;
            }

            var changed = Hear(events);
            // A renewed claim says nothing on the road, and one that lapses neither.
            if (changed.Count > 0 || Queue.Rows.Any(r => r.ClaimedBy is { } claim && claim.Until <= time.GetUtcNow()))
            {
                var reading = await ReadAsync(filter, user, ct);
                await draw(() => Take(reading), changed);
            }
            else
            {
                await draw(Look, changed);
            }

            await Task.Delay(Pace, time, ct);
        }
    }

    private HashSet<long> Hear(IReadOnlyList<LiveEvent> events)
    {
        var changed = new HashSet<long>();
        foreach (var @event in events)
        {
            if (@event is { Kind: LiveEvents.CaseChanged, IsRedacted: false })
            {
                var summary = @event.Read<CaseSummary>();
                changed.Add(summary.Id);
                if (Enum.TryParse<CaseState>(summary.State, ignoreCase: true, out var state))
                {
                    _heard[summary.Id] = state;
                }
            }
        }

        return changed;
    }

    private async Task<Reading> ReadAsync(PanelFilter filter, ClaimsPrincipal user, CancellationToken ct)
    {
        var items = new List<CaseItem>();
        string? next = null;
        if (filter.Tab != PanelTab.Acts)
        {
            do
            {
                var page = await desk.ListAsync(filter.ToQuery(next, Math.Min(MostAtOnce, Wanted - items.Count)), user, ct);
                if (page.Value is not { } list)
                {
                    return new([], false, null, page.Fault);
                }

                items.AddRange(list.Items);
                next = list.Next;
            }
            while (next is not null && items.Count < Wanted);
        }

        var figures = await desk.FiguresAsync(user, ct);
        return new(items, next is not null, figures.Value, figures.Fault);
    }

    private void Begin(PanelFilter filter, Reading reading)
    {
        if (_filter is not null && filter.ShowsLike(_filter))
        {
            Queue.Take(reading.Items, _heard);
        }
        else
        {
            Queue.Restart(reading.Items);
        }

        (_filter, HasBegun) = (filter, true);
        Keep(reading);
    }

    private void Take(Reading reading)
    {
        Queue.Take(reading.Items, _heard);
        Keep(reading);
    }

    private void Keep(Reading reading)
    {
        (HasMore, Figures, Fault, Now) = (reading.HasMore, reading.Figures ?? Figures, reading.Fault, time.GetUtcNow());
        if (Queue.WaitingCount == 0 && !Queue.IsHeld)
        {
            _heard.Clear();
        }
    }

    private void Look() => Now = time.GetUtcNow();

    private sealed record Reading(IReadOnlyList<CaseItem> Items, bool HasMore, DeskFigures? Figures, ModerationFault? Fault);
}
