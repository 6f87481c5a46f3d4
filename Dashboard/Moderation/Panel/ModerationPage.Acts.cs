using Dashboard.Moderation.Cases;
using Dashboard.Moderation.Cases.Views;
using Dashboard.Moderation.Panel.Queue;
using Dashboard.Moderation.Panel.Review;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dashboard.Moderation.Panel;

/// <content>What is done at the panel.</content>
public sealed partial class ModerationPage
{
    private static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private CancellationTokenSource? _typing;
    private CancellationTokenSource? _undoing;
    private UndoOffer? _undo;
    private string _words = "";
    private bool _isBusy;
    private Exposure? _exposure;

    private Exposure Exposure => _exposure ??= new(looked => desk.ExposeAsync(looked, _user, CancellationToken.None));

    private async Task OpenAsync(long id)
    {
        if (_review is null)
        {
            return;
        }

        var opening = _review.OpenAsync(id, CancellationToken.None);
        Hold();
        StateHasChanged();
        try
        {
            await opening;
        }
        finally
        {
            // One that could not be opened holds nothing.
            Hold();
        }
    }

    private async Task CloseAsync()
    {
        await (_review?.LeaveAsync() ?? Task.CompletedTask);
        Hold();
    }

    private void Choose(long? id) => navigation.NavigateTo((_filter with { CaseId = id }).ToAddress(), new NavigationOptions { ReplaceHistoryEntry = true });

    private void LeaveAsync() => Choose(null);

    private void Select(long id)
    {
        if (!_selected.Remove(id) && _selected.Count < CaseDesk.MaxBulk)
        {
            _selected.Add(id);
        }

        Hold();
    }

    private async Task DecideAsync(CaseVerdict verdict)
    {
        if (_isBusy || _review is not { MayDecide: true, Id: { } id })
        {
            return;
        }

        _isBusy = true;
        try
        {
            if (await _review.DecideAsync(verdict, CancellationToken.None) is { } item)
            {
                Offer(new([id], Texts[verdict == CaseVerdict.Block ? "SaidBlocked" : "SaidRestored", id]));
                _selected.Remove(id);
                await GoOnAsync(item);
            }
        }
        finally
        {
            _isBusy = false;
        }
    }

    // The next case is there by itself; in the lists of what is decided nobody wants that.
    private async Task GoOnAsync(CaseItem decided)
    {
        if (_filter.Tab != PanelTab.Open)
        {
            return;
        }

        // The eye moves on now: what was decided before leaves, what is new comes in.
        Queue.Settle();
        var next = Queue.After(decided.Id, _review!.Me, time.GetUtcNow());
        _review.Close();
        Choose(next?.Id);
        if (next is null)
        {
            Hold();
            return;
        }

        await OpenAsync(next.Id);
        await (_script?.FocusAsync(next.Id) ?? ValueTask.CompletedTask);
    }

    private async Task DecideManyAsync(CaseVerdict verdict)
    {
        var dialog = await dialogs.ShowAsync<BulkDialog>(null, new DialogParameters<BulkDialog>
        {
            { d => d.Cases, [.. _selected] }, { d => d.Verdict, verdict }, { d => d.User, _user },
        }, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true });
        if ((await dialog.Result)?.Data is BulkOutcome outcome)
        {
            var done = outcome.Decided.Select(d => d.Id).ToList();
            _selected.ExceptWith(done);
            if (_review?.Id is { } open && done.Contains(open))
            {
                _review.Close();
                Choose(null);
            }

            Hold();
            var said = Texts.Count(verdict == CaseVerdict.Block ? "SaidBlockedMany" : "SaidRestoredMany", done.Count);
            var missed = outcome.Left.Count(l => l.Fault.Code == ModerationFaultCode.Away);
            Offer(new(done, $"{said} {Said("SaidLeft", outcome.Left.Count - missed)}{Said("SaidMissed", missed)}".TrimEnd()));
        }
    }

    private string Said(string key, int count) => count == 0 ? "" : Texts.Count(key, count) + " ";

    private void Offer(UndoOffer offer)
    {
        _undo = offer;
        _undoing?.Cancel();
        _undoing?.Dispose();
        _undoing = new();
        _ = ForgetAsync(_undoing.Token);
    }

    private async Task ForgetAsync(CancellationToken ct)
    {
        try
        {
            await Task.Delay(UndoFor, time, ct);
            await InvokeAsync(() =>
            {
                _undo = null;
                StateHasChanged();
            });
        }
        catch (OperationCanceledException)
        {
            // Another verdict came, or it was taken back.
        }
    }

    private async Task UndoAsync()
    {
        if (_undo is not { CaseIds.Count: > 0 } undo)
        {
            return;
        }

        _undo = null;
        var (back, fault) = (0, (ModerationFault?)null);
        foreach (var (done, id) in undo.CaseIds.Index())
        {
            if (!await TryAsync(async () =>
            {
                var outcome = await desk.UndoAsync(id, _user, CancellationToken.None);
                (back, fault) = outcome.Value is null ? (back, outcome.Fault) : (back + 1, fault);
            }))
            {
                long[] rest = [.. undo.CaseIds.Skip(done)];
                Offer(new(rest, done == 0 ? undo.Said : $"{Said("SaidUndone", back)}{Said("SaidMissed", rest.Length)}".TrimEnd()));
                return;
            }
        }

        Offer(new([], fault is null ? Texts.Count("SaidUndone", back) : Texts.Say(fault)));
        if (back == 1 && undo.CaseIds is [var only])
        {
            Queue.Settle();
            Choose(only);
        }
    }

    private Task LookAsync(double seconds) => ActAsync(() => Exposure.AddAsync(seconds), says: false);

    // Bound, not only heard: a drawing in between must not take back what was typed since.
    private async Task TypeAsync(string? words)
    {
        _words = words ?? "";
        _typing?.Cancel();
        _typing?.Dispose();
        var typing = _typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, time, typing.Token);
            navigation.NavigateTo((_filter with { Text = _words.Trim() }).ToAddress(), new NavigationOptions { ReplaceHistoryEntry = true });
        }
        catch (OperationCanceledException)
        {
            // Another letter came.
        }
    }

    private async Task ShowKeysAsync() => await dialogs.ShowAsync<PanelKeys>();

    private async Task ShowRuleAsync() => await dialogs.ShowAsync<RuleDialog>(
        null, new DialogParameters<RuleDialog> { { d => d.User, _user } }, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true });

    private Task ActAsync(string what, long? id) => ActAsync(() => DoAsync(what, id));

    private Task DoAsync(string what, long? id)
    {
        switch (what)
        {
            case "open" when id is not null: Choose(id == _review?.Id ? null : id); break;
            // The case follows the row that has the focus, once one is open.
            case "follow" when id is not null && _review?.Id is not null: Choose(id); break;
            case "select" when (id ?? _review?.Id) is { } row: Select(row); break;
            case "clear": _selected.Clear(); Hold(); break;
            case "leave" when _selected.Count > 0: _selected.Clear(); Hold(); break;
            case "leave": Choose(null); break;
            case "show": Settle(); break;
            case "block": return _selected.Count > 0 ? DecideManyAsync(CaseVerdict.Block) : DecideAsync(CaseVerdict.Block);
            case "restore": return _selected.Count > 0 ? DecideManyAsync(CaseVerdict.Restore) : DecideAsync(CaseVerdict.Restore);
            case "undo": return UndoAsync();
            case "help": return ShowKeysAsync();
        }

        return Task.CompletedTask;
    }
}
