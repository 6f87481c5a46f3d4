using Dashboard.Shared.Headlines;
using Dashboard.Shared.Live;

namespace Dashboard.Desk.Items;

/// <summary>
/// The list on one desk: what is shown, and what waits while it is paused or somebody reads. Nothing shown ever moves unasked: while it is held
/// new headlines wait and are counted; those shown change in place. Bounded; not safe for two threads, a circuit has one.
/// </summary>
public sealed class DeskList
{
    /// <summary>Most rows shown, and most that wait.</summary>
    public const int Most = 300;

    private static readonly TimeSpan RateWindow = TimeSpan.FromMinutes(1);
    private readonly List<DeskItem> _rows = [];
    private readonly List<DeskItem> _waiting = [];

    /// <summary>What is shown, newest first.</summary>
    public IReadOnlyList<DeskItem> Rows => _rows;

    /// <summary>Which headlines belong on it.</summary>
    public DeskFilter Filter { get; private set; } = DeskFilter.All;

    /// <summary>How many wait; more may have come than are kept.</summary>
    public int WaitingCount { get; private set; }

    /// <summary>The most urgent of those that wait.</summary>
    public Urgency WaitingUrgency => _waiting.Count == 0 ? Urgency.Normal : _waiting.Max(i => i.Headline.Urgency);

    /// <summary>Somebody paused it, since then (UTC).</summary>
    public DateTimeOffset? PausedSince { get; private set; }

    /// <summary>Somebody is reading where a shift would disturb.</summary>
    public bool IsRead { get; private set; }

    /// <summary>New headlines wait.</summary>
    public bool IsHeld => PausedSince is not null || IsRead;

    /// <summary>The first row that was shown before the last ones came in together, or null.</summary>
    public long? SeenBefore { get; private set; }

    /// <summary>Begins anew; a pause goes on.</summary>
    /// <param name="filter">Which headlines belong on it.</param>
    /// <param name="items">Newest first.</param>
    public void Restart(DeskFilter filter, IReadOnlyList<DeskItem> items)
    {
        Filter = filter;
        _rows.Clear();
        _rows.AddRange(items.Take(Most));
        _waiting.Clear();
        (WaitingCount, SeenBefore) = (0, null);
    }

    /// <summary>A headline came; answers whether it belongs here and is new.</summary>
    /// <param name="headline">The headline.</param>
    public bool Arrive(Headline headline)
    {
        ArgumentNullException.ThrowIfNull(headline);
        if (!Filter.Matches(headline) || Holds(headline.Id))
        {
            return false;
        }

        Take(new DeskItem(headline) { IsFresh = true });
        return true;
    }

    /// <summary>A headline changed: it does so where it stands, or comes in when it belongs here only now.</summary>
    /// <param name="news">Its new state.</param>
    /// <param name="at">When (UTC).</param>
    public void Update(HeadlineNews news, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(news);
        var headline = news.ToHeadline();
        var isKnown = Change(headline.Id, item => item with
        {
            Headline = headline,
            FormerTitle = news.PreviousTitle ?? item.FormerTitle,
            ChangedAt = news.PreviousTitle is null ? item.ChangedAt : at,
        });
        // One that is older than all shown stays out, else every late correction of a long list would look like news.
        if (!isKnown && Filter.Matches(headline) && (_rows.Count < Most || headline.Seq > _rows[^1].Headline.Seq))
        {
            Take(new DeskItem(headline) { IsFresh = true, FormerTitle = news.PreviousTitle, ChangedAt = news.PreviousTitle is null ? null : at });
        }
    }

    /// <summary>A headline was taken back: a row shown says so where it stands; one that nobody saw yet just goes.</summary>
    /// <param name="withdrawal">Which and why.</param>
    public void Withdraw(HeadlineWithdrawal withdrawal)
    {
        ArgumentNullException.ThrowIfNull(withdrawal);
        if (_waiting.RemoveAll(i => i.Id == withdrawal.Id) > 0)
        {
            WaitingCount--;
            return;
        }

        Change(withdrawal.Id, item => item.Withdraw(withdrawal.Reason));
    }

    /// <summary>A source took a headline out of its feed, or holds it again: a row says so where it stands.</summary>
    /// <param name="mark">Which, and which of the two.</param>
    public void Mark(HeadlineMark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        Change(mark.Id, item => item.IsRemovedAtSource == mark.RemovedAtSource ? item : item with { IsRemovedAtSource = mark.RemovedAtSource });
    }

    /// <summary>A picture was blocked or put back: the headlines that show it change where they stand.</summary>
    /// <param name="notice">Which; with the picture when it was put back.</param>
    public void Picture(ImageNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var ids = notice.HeadlineIds.ToHashSet();
        var shown = _rows.Concat(_waiting).Where(i => i.Headline.Image?.Id == notice.ImageId || (notice.Image is not null && ids.Contains(i.Id)));
        foreach (var id in shown.Select(i => i.Id).ToList())
        {
            Change(id, item => item with { Headline = item.Headline with { Image = notice.Image } });
        }
    }

    /// <summary>Pauses it; one paused already stays so.</summary>
    /// <param name="now">Now (UTC).</param>
    public void Pause(DateTimeOffset now) => PausedSince ??= now;

    /// <summary>Ends the pause at the present: what waits comes in, unless somebody is reading.</summary>
    public void Resume()
    {
        PausedSince = null;
        Flow();
    }

    /// <summary>Says whether somebody is reading where a shift would disturb.</summary>
    /// <param name="isRead">Whether.</param>
    public void Read(bool isRead)
    {
        IsRead = isRead;
        Flow();
    }

    /// <summary>Brings in what waits, because somebody asked for it.</summary>
    public void ShowWaiting()
    {
        if (_waiting.Count == 0)
        {
            return;
        }

        SeenBefore = _rows.Count == 0 ? null : _rows[0].Id;
        foreach (var item in Enumerable.Reverse(_waiting))
        {
            Insert(_rows, item);
        }

        _waiting.Clear();
        WaitingCount = 0;
    }

    /// <summary>The item of a headline, shown or waiting.</summary>
    /// <param name="id">The headline.</param>
    public DeskItem? Find(long id) => _rows.Find(i => i.Id == id) ?? _waiting.Find(i => i.Id == id);

    /// <summary>How many came within the last minute, as far as they are kept.</summary>
    /// <param name="now">Now (UTC).</param>
    public int Rate(DateTimeOffset now)
    {
        var since = now - RateWindow;
        return _waiting.Count(i => i.Headline.SeenAt > since) + _rows.TakeWhile(i => i.Headline.SeenAt > since).Count();
    }

    private void Flow()
    {
        if (!IsHeld)
        {
            ShowWaiting();
        }
    }

    private void Take(DeskItem item)
    {
        if (!IsHeld)
        {
            Insert(_rows, item);
            return;
        }

        Insert(_waiting, item);
        WaitingCount++;
    }

    // Newest first; nearly always that is the top.
    private static void Insert(List<DeskItem> items, DeskItem item)
    {
        var at = items.FindIndex(i => i.Headline.Seq < item.Headline.Seq);
        items.Insert(at < 0 ? items.Count : at, item);
        if (items.Count > Most)
        {
            items.RemoveRange(Most, items.Count - Most);
        }
    }

    private bool Holds(long id) => _rows.Exists(i => i.Id == id) || _waiting.Exists(i => i.Id == id);

    private bool Change(long id, Func<DeskItem, DeskItem> change) => Change(_rows, id, change) || Change(_waiting, id, change);

    private static bool Change(List<DeskItem> items, long id, Func<DeskItem, DeskItem> change)
    {
        var at = items.FindIndex(i => i.Id == id);
        if (at >= 0)
        {
            items[at] = change(items[at]);
        }

        return at >= 0;
    }
}
