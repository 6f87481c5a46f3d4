using System.Security.Claims;
using Dashboard.Accounts;
using Dashboard.Moderation.Cases;
using Dashboard.Moderation.Cases.Views;
using Dashboard.Storage;
using Dashboard.Storage.Reach;

namespace Dashboard.Moderation.Panel.Review;

/// <summary>One case under review: opened by taking it, held while it is looked at, let go when it is left.</summary>
/// <param name="desk">Does it.</param>
/// <param name="user">Who looks.</param>
/// <param name="fail">Told a fault that nobody asked for: that of keeping the hold.</param>
/// <param name="time">The clock.</param>
public sealed class CaseReview(CaseDesk desk, ClaimsPrincipal user, Func<Exception, Task> fail, TimeProvider time) : IAsyncDisposable
{
    private readonly HashSet<string> _confirmed = new(StringComparer.Ordinal);
    private readonly CaseHold _hold = new(desk, user, fail, time);
    private long? _id;

    /// <summary>The case as it was last read; null while none is open.</summary>
    public CaseDetail? Detail { get; private set; }

    /// <summary>Account of who looks.</summary>
    public string? Me { get; } = user.AccountId();

    /// <summary>Why it cannot be shown, or what was asked was not done.</summary>
    public ModerationFault? Fault { get; private set; }

    /// <summary>It was decided or taken back by somebody else while it was looked at.</summary>
    public bool IsOvertaken { get; private set; }

    /// <summary>What is being written; it goes with the verdict.</summary>
    public string Note { get; set; } = "";

    /// <summary>Names of lookalikes that go along with a block.</summary>
    public IReadOnlySet<string> Confirmed => _confirmed;

    /// <summary>The case that is open or being opened.</summary>
    public long? Id => _id;

    /// <summary>Another moderator who holds it now.</summary>
    public CaseClaim? HeldBy => Detail?.Item.ClaimedBy is { } claim && claim.ModeratorId != Me && claim.Until > time.GetUtcNow() ? claim : null;

    /// <summary>A verdict may be given.</summary>
    public bool MayDecide => Detail is not null && HeldBy is null;

    /// <summary>Leaves the former case and opens another.</summary>
    /// <param name="id">The case.</param>
    /// <param name="ct">Stops it.</param>
    public async Task OpenAsync(long id, CancellationToken ct)
    {
        if (_id == id)
        {
            return;
        }

        var former = Forget();
        _id = id;
        try
        {
            await ReleaseAsync(former);
            await ReadAsync(id, ct);
        }
        catch (Exception) when (_id == id && Detail is null)
        {
            // It can be asked for again.
            Forget();
            throw;
        }
    }

    /// <summary>Reads the open case anew, since it has changed.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task RefreshAsync(CancellationToken ct)
    {
        if (_id is { } id)
        {
            await ReadAsync(id, ct);
        }
    }

    /// <summary>Leaves the case.</summary>
    public Task LeaveAsync() => ReleaseAsync(Forget());

    /// <summary>Leaves the case for good.</summary>
    public async ValueTask DisposeAsync()
    {
        _hold.Dispose();
        try
        {
            await LeaveAsync();
        }
        catch (Exception fault) when (DatabaseFault.Passes(fault))
        {
            // The hold lapses by itself.
        }
    }

    /// <summary>Leaves a case that was decided: its hold is gone already.</summary>
    public void Close() => Forget();

    /// <summary>Confirms a lookalike, or no longer.</summary>
    /// <param name="image">Its public name.</param>
    public void Confirm(string image)
    {
        if (!_confirmed.Remove(image))
        {
            _confirmed.Add(image);
        }
    }

    /// <summary>Gives the verdict on what is shown. A stale one is refused, and the new state is shown.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<CaseItem?> DecideAsync(CaseVerdict verdict, CancellationToken ct)
    {
        if (Detail is not { } detail || HeldBy is not null)
        {
            return null;
        }

        var decision = new CaseDecision(detail.Item.Id, verdict, detail.Item.Version, Note) { Confirmed = verdict == CaseVerdict.Block ? [.. _confirmed] : [] };
        return await DoAsync(() => desk.DecideAsync(decision, user, ct), ct);
    }

    /// <summary>Writes the note into the history without a verdict.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task NoteAsync(CancellationToken ct)
    {
        if (Detail is { } detail && await DoAsync(() => desk.NoteAsync(detail.Item.Id, Note, user, ct), ct) is not null)
        {
            Note = "";
        }
    }

    /// <summary>Takes the case's last verdict back.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task UndoAsync(CancellationToken ct)
    {
        if (Detail is { } detail)
        {
            await DoAsync(() => desk.UndoAsync(detail.Item.Id, user, ct), ct);
        }
    }

    /// <summary>Mutes a reporter, or hears the reporter again.</summary>
    /// <param name="reporter">The reporter.</param>
    /// <param name="muted">Whether to mute.</param>
    /// <param name="ct">Stops it.</param>
    public Task MuteAsync(Guid reporter, bool muted, CancellationToken ct) => DoAsync(() => desk.MuteAsync(reporter, muted, user, ct), ct);

    private async Task<T?> DoAsync<T>(Func<Task<ModerationOutcome<T>>> act, CancellationToken ct)
        where T : class
    {
        var outcome = await act();
        try
        {
            // The road tells too, a moment later; whoever acted sees it now.
            await RefreshAsync(ct);
        }
        catch (Exception fault) when (DatabaseFault.Passes(fault))
        {
            // It was done all the same.
        }

        (Fault, IsOvertaken) = (outcome.Fault, IsOvertaken && outcome.Value is null);
        return outcome.Value;
    }

    private async Task ReadAsync(long id, CancellationToken ct)
    {
        var found = await desk.FindAsync(id, user, ct);
        if (_id != id)
        {
            return;
        }

        if (Detail is { } before && found.Value is { } after && after.Item.Version != before.Item.Version)
        {
            IsOvertaken = true;
        }

        (Detail, Fault) = (found.Value, found.Fault);
        if (Detail?.Item is { State: CaseState.Open } item && (item.ClaimedBy is not { } claim || claim.Until <= time.GetUtcNow()))
        {
            await TakeAsync(id, ct);
        }
    }

    private async Task TakeAsync(long id, CancellationToken ct)
    {
        var claimed = await desk.ClaimAsync(id, user, ct);
        if (_id != id)
        {
            // Left in the meantime: nobody keeps what nobody looks at.
            await desk.ReleaseAsync(id, user, CancellationToken.None);
        }
        else if (claimed.Value is { } item && Detail is { } detail)
        {
            Detail = detail with { Item = item };
            _hold.Begin(id);
        }
        else if (claimed.Fault?.Code == ModerationFaultCode.Claimed)
        {
            Detail = (await desk.FindAsync(id, user, ct)).Value;
        }
    }

    private (long Id, bool IsMine)? Forget()
    {
        _hold.End();
        var former = _id is { } id ? (id, Detail?.Item is { State: CaseState.Open } item && item.ClaimedBy?.ModeratorId == Me) : ((long, bool)?)null;
        (_id, Detail, Fault, IsOvertaken, Note) = (null, null, null, false, "");
        _confirmed.Clear();
        return former;
    }

    private async Task ReleaseAsync((long Id, bool IsMine)? former)
    {
        if (former is { IsMine: true, Id: var id })
        {
            await desk.ReleaseAsync(id, user, CancellationToken.None);
        }
    }
}
