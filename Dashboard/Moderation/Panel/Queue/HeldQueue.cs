using Dashboard.Moderation.Cases.Views;
using Dashboard.Storage;

namespace Dashboard.Moderation.Panel.Queue;

/// <summary>
/// The list of cases as one moderator sees it. While it is held (a case is open, a pointer or the focus is in it) nothing moves: rows change in place,
/// what has left stays and says so, what is new is counted.
/// </summary>
public sealed class HeldQueue
{
    private IReadOnlyList<CaseItem> _latest = [];
    private readonly HashSet<long> _gone = [];

    /// <summary>What is shown, in order.</summary>
    public IReadOnlyList<CaseItem> Rows { get; private set; } = [];

    /// <summary>Whether nothing may move.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Cases that wait to be shown.</summary>
    public int WaitingCount { get; private set; }

    /// <summary>One of them may be illegal.</summary>
    public bool WaitingIllegal { get; private set; }

    /// <summary>Whether a row is shown that is no longer in the list.</summary>
    /// <param name="id">The case.</param>
    public bool IsGone(long id) => _gone.Contains(id);

    /// <summary>The row of a case, or null.</summary>
    /// <param name="id">The case.</param>
    public CaseItem? Find(long id) => Rows.FirstOrDefault(r => r.Id == id);

    /// <summary>Shows another list.</summary>
    /// <param name="items">Its cases, in order.</param>
    public void Restart(IReadOnlyList<CaseItem> items)
    {
        _latest = items;
        Settle();
    }

    /// <summary>The list as it is now.</summary>
    /// <param name="items">Its cases, in order.</param>
    /// <param name="heard">What was heard of cases since: their state, where they have left the list.</param>
    public void Take(IReadOnlyList<CaseItem> items, IReadOnlyDictionary<long, CaseState> heard)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(heard);
        _latest = items;
        if (!IsHeld)
        {
            Settle();
            return;
        }

        var now = items.ToDictionary(i => i.Id);
        _gone.Clear();
        Rows = [.. Rows.Select(row => now.Remove(row.Id, out var same) ? Renew(row, same) : Leave(row, heard))];
        (WaitingCount, WaitingIllegal) = (now.Count, now.Values.Any(i => i.Illegal));
    }

    /// <summary>Holds the list, or lets it flow.</summary>
    /// <param name="held">Whether to hold it.</param>
    public void Hold(bool held)
    {
        IsHeld = held;
        if (!held)
        {
            Settle();
        }
    }

    /// <summary>Shows the list as it is now, held or not.</summary>
    public void Settle()
    {
        var former = Rows.ToDictionary(r => r.Id);
        Rows = [.. _latest.Select(item => former.TryGetValue(item.Id, out var row) ? Renew(row, item) : item)];
        (WaitingCount, WaitingIllegal) = (0, false);
        _gone.Clear();
    }

    /// <summary>The case to look at after another: the next one below that is open and that nobody else holds, else the first such.</summary>
    /// <param name="id">The other one.</param>
    /// <param name="me">Account of the moderator.</param>
    /// <param name="now">Now (UTC).</param>
    public CaseItem? After(long id, string? me, DateTimeOffset now)
    {
        bool IsFree(CaseItem item) => item.Id != id && item.State == CaseState.Open && !IsGone(item.Id) && !(item.ClaimedBy is { } claim && claim.Until > now && claim.ModeratorId != me);
        return Rows.SkipWhile(r => r.Id != id).FirstOrDefault(IsFree) ?? Rows.FirstOrDefault(IsFree);
    }

    private CaseItem Leave(CaseItem row, IReadOnlyDictionary<long, CaseState> heard)
    {
        _gone.Add(row.Id);
        return heard.TryGetValue(row.Id, out var state) && state != row.State ? row with { State = state, ClaimedBy = null } : row;
    }

    // The same object says that there is nothing to draw anew; reasons change only with the number of reports.
    private static CaseItem Renew(CaseItem row, CaseItem item) => row == item with { Reasons = row.Reasons } ? row : item;
}
