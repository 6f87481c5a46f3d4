using System.Security.Claims;
using Dashboard.Live;
using Dashboard.Moderation.Cases;
using Dashboard.Moderation.Cases.Views;
using Dashboard.Moderation.Panel.Queue;
using Dashboard.Moderation.Panel.Review;
using Dashboard.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;

namespace Dashboard.Moderation.Panel;

/// <summary>The moderation panel: the queue, the case beside it, and the verdicts.</summary>
/// <param name="desk">What moderators do.</param>
/// <param name="feed">The road.</param>
/// <param name="time">The clock.</param>
/// <param name="navigation">Keeps in the address what is shown.</param>
/// <param name="runtime">Reaches the browser.</param>
/// <param name="dialogs">Shows dialogs.</param>
/// <param name="texts">The panel's texts.</param>
public sealed partial class ModerationPage(
    CaseDesk desk, LiveFeed feed, TimeProvider time, NavigationManager navigation, IJSRuntime runtime, IDialogService dialogs, IStringLocalizer<PanelTexts> texts)
{
    private readonly PanelSession _session = new(desk, feed, time);
    private readonly HashSet<long> _selected = [];
    private PanelFilter _filter = new(PanelTab.Open);
    private ClaimsPrincipal _user = new();
    private CaseReview? _review;
    private ElementReference _root;
    private PanelScript? _script;
    private CancellationTokenSource _following = new();
    private Task _work = Task.CompletedTask;
    private DateTimeOffset _actsChanged;
    private bool _isUnderHand;
    private bool _hearsClicks;

    /// <summary>Who is at the screen.</summary>
    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<PanelTexts> Texts => texts;

    private HeldQueue Queue => _session.Queue;

    private DeskFigures? Figures => _session.Figures;

    // What may be illegal is a lane of its own; the other lists have one lane.
    private IEnumerable<(string? Title, IReadOnlyList<CaseItem> Rows)> Lanes
    {
        get
        {
            var illegal = _filter.Tab == PanelTab.Open ? Queue.Rows.Where(r => r.Illegal).ToList() : [];
            return illegal.Count == 0 ? [(null, Queue.Rows)]
                : illegal.Count == Queue.Rows.Count ? [("LaneIllegal", illegal)]
                : [("LaneIllegal", illegal), ("LaneOrdinary", [.. Queue.Rows.Where(r => !r.Illegal)])];
        }
    }

    /// <summary>Stops following the road and lets the open case go.</summary>
    public async ValueTask DisposeAsync()
    {
        navigation.LocationChanged -= Move;
        _typing?.Cancel();
        _typing?.Dispose();
        _undoing?.Cancel();
        _undoing?.Dispose();
        await _following.CancelAsync();
        await _work;
        _following.Dispose();
        if (_review is not null)
        {
            await _review.DisposeAsync();
        }

        if (_script is not null)
        {
            await _script.DisposeAsync();
        }
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            _user = (await Authentication).User;
        }

        _review = new CaseReview(desk, _user, fault => InvokeAsync(() => DispatchExceptionAsync(fault)), time);
        _filter = PanelFilter.Read(new Uri(navigation.Uri).Query);
        _words = _filter.Text;
        _actsChanged = time.GetUtcNow();
        navigation.LocationChanged += Move;
        _work = FollowAsync(_filter, _following.Token);
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _script = new PanelScript(runtime, HoldAsync, LookAsync, ActAsync);
        await _script.AttachAsync($"/{Assets["moderation.js"]}", _root, _review?.Me ?? "");
        _hearsClicks = true;
        StateHasChanged();
        // Only in the browser is somebody there to hold a case.
        if (_filter.CaseId is { } id)
        {
            await TryAsync(() => OpenAsync(id));
            StateHasChanged();
        }
    }

    private Task FollowAsync(PanelFilter filter, CancellationToken ct) =>
        LastAsync(() => _session.FollowAsync(filter, _user, (change, changed) => InvokeAsync(() => DrawAsync(change, changed, ct)), ct), ct);

    private async Task DrawAsync(Action change, IReadOnlySet<long>? changed, CancellationToken ct)
    {
        if (ct.IsCancellationRequested)
        {
            return;
        }

        change();
        _selected.RemoveWhere(id => Queue.Find(id) is null || Queue.IsGone(id));
        if (changed is not { Count: 0 })
        {
            _actsChanged = _session.Now;
        }

        StateHasChanged();
        if (_review?.Id is { } open && !_isBusy && ((changed?.Contains(open) ?? _review.Detail is not null) || (_review.HeldBy is null && _review.Detail?.Item is { State: CaseState.Open } item && item.ClaimedBy?.ModeratorId != _review.Me)))
        {
            await _review.RefreshAsync(ct);
            StateHasChanged();
        }
    }

    private void Move(object? sender, LocationChangedEventArgs change)
    {
        var address = new Uri(change.Location);
        if (address.AbsolutePath != PanelFilter.Path)
        {
            return;
        }

        var filter = PanelFilter.Read(address.Query);
        _ = ActAsync(() => GoAsync(filter));
    }

    private async Task GoAsync(PanelFilter filter)
    {
        var former = _filter;
        _filter = filter;
        if (!filter.ShowsLike(former))
        {
            // What is being typed is not taken back by the search it led to.
            _words = _words.Trim() == filter.Text ? _words : filter.Text;
            _selected.Clear();
            await RestartAsync();
        }

        if (filter.CaseId != _review?.Id)
        {
            await (filter.CaseId is { } id ? OpenAsync(id) : CloseAsync());
        }

        StateHasChanged();
    }

    private async Task RestartAsync()
    {
        var (former, work) = (_following, _work);
        _following = new();
        await former.CancelAsync();
        _work = FollowAsync(_filter, _following.Token);
        StateHasChanged();
        await work;
        former.Dispose();
    }

    private Task ShowMoreAsync()
    {
        _session.WantMore();
        Settle();
        return RestartAsync();
    }

    private void Settle() => Queue.Settle();

    private void Hold() => Queue.Hold(_isUnderHand || _review?.Id is not null || _selected.Count > 0);

    private Task HoldAsync(bool isHeld) => InvokeAsync(() =>
    {
        _isUnderHand = isHeld;
        Hold();
        StateHasChanged();
    });
}
