using System.Security.Claims;
using Dashboard.Desk.Items;
using Dashboard.Headlines;
using Dashboard.Live;
using Dashboard.Shared.Headlines;
using Dashboard.Shell;
using Dashboard.Storage;
using Dashboard.Wire.Newsroom;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;

namespace Dashboard.Desk.Pages;

/// <summary>The live list of headlines, for people who look at it all day.</summary>
/// <param name="reader">Reads what the desk begins with.</param>
/// <param name="acts">What staff do to headlines.</param>
/// <param name="feed">The road.</param>
/// <param name="names">Names of sections.</param>
/// <param name="clock">Writes moments in the site's zone.</param>
/// <param name="time">The clock.</param>
/// <param name="navigation">Keeps the filter in the address.</param>
/// <param name="runtime">Reaches the browser.</param>
/// <param name="dialogs">Shows dialogs.</param>
/// <param name="snackbar">Says what was done.</param>
/// <param name="texts">The room's texts.</param>
public sealed partial class DeskPage(
    DeskReader reader, DeskActs acts, LiveFeed feed, SectionNames names, SiteClock clock, TimeProvider time,
    NavigationManager navigation, IJSRuntime runtime, IDialogService dialogs, ISnackbar snackbar, IStringLocalizer<DeskTexts> texts)
{
    private const string Address = "/desk";
    private const int MostAloud = 2;

    private readonly DeskSession _session = new(reader, feed, time);
    private readonly Dictionary<string, string> _sections = new(StringComparer.Ordinal);
    private DeskChoices _named = DeskChoices.None;
    private DeskFilter _filter = DeskFilter.All;
    private EventCallback<DeskFilter> _narrow;
    private ClaimsPrincipal _user = new();
    private bool _moderates;
    private DeskItem? _chosen;
    private bool _isComposing;
    private HeadlineDraft _draft = new(null, null, PageLanguage.Current.Code);
    private ElementReference _root;
    private DeskScript? _script;
    private bool _hearsClicks;
    private CancellationTokenSource _following = new();
    private Task _work = Task.CompletedTask;

    /// <summary>Who is at the screen.</summary>
    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<DeskTexts> Texts => texts;

    private SiteClock Clock => clock;

    private DeskList List => _session.List;

    private bool IsPaused => List.PausedSince is not null;

    /// <summary>Stops following the road.</summary>
    public async ValueTask DisposeAsync()
    {
        navigation.LocationChanged -= Move;
        await _following.CancelAsync();
        await _work;
        _following.Dispose();
        if (_script is not null)
        {
            await _script.DisposeAsync();
        }
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _narrow = EventCallback.Factory.Create<DeskFilter>(this, Narrow);
        if (Authentication is not null)
        {
            _user = (await Authentication).User;
        }

        _moderates = await acts.ModeratesAsync(_user);
        _filter = DeskFilter.Read(new Uri(navigation.Uri).Query);
        navigation.LocationChanged += Move;
        _work = FollowAsync(_filter, _following.Token);
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = new DeskScript(runtime, ReadAsync, ActAsync);
            await _script.AttachAsync($"/{Assets["desk.js"]}", _root);
            _hearsClicks = true;
            StateHasChanged();
        }
    }

    private Task FollowAsync(DeskFilter filter, CancellationToken ct) =>
        LastAsync(() => _session.FollowAsync(filter, change => InvokeAsync(() => Draw(change, ct)), ct), ct);

    private void Draw(Action change, CancellationToken ct)
    {
        if (ct.IsCancellationRequested)
        {
            return;
        }

        change();
        _chosen = _chosen is null ? null : List.Find(_chosen.Id) ?? _chosen;
        StateHasChanged();
    }

    private string? SectionName(string? slug)
    {
        if (!ReferenceEquals(_named, _session.Choices))
        {
            _named = _session.Choices;
            _sections.Clear();
            foreach (var section in _named.Sections)
            {
                _sections[section.Slug] = names.Of(section);
            }
        }

        return slug is null ? null : _sections.GetValueOrDefault(slug) ?? names.Of(new SectionRow { Slug = slug, Name = slug });
    }

    private void Narrow(DeskFilter filter) => navigation.NavigateTo(Address + filter.ToQuery(), new NavigationOptions { ReplaceHistoryEntry = true });

    private void Move(object? sender, LocationChangedEventArgs change)
    {
        var address = new Uri(change.Location);
        var filter = DeskFilter.Read(address.Query);
        if (address.AbsolutePath == Address && filter.ToQuery() != _filter.ToQuery())
        {
            _ = ActAsync(() => RestartAsync(filter));
        }
    }

    private async Task RestartAsync(DeskFilter filter)
    {
        _filter = filter;
        var (former, work) = (_following, _work);
        _following = new();
        await former.CancelAsync();
        _work = FollowAsync(filter, _following.Token);
        StateHasChanged();
        await work;
        former.Dispose();
    }

    private void TurnPause()
    {
        if (IsPaused)
        {
            List.Resume();
        }
        else
        {
            List.Pause(time.GetUtcNow());
        }
    }

    private async Task ShowNewAsync()
    {
        List.ShowWaiting();
        StateHasChanged();
        await (_script?.TopAsync() ?? ValueTask.CompletedTask);
    }

    private void Compose() => (_isComposing, _chosen) = (true, null);

    private void Leave() => (_isComposing, _chosen) = (false, null);

    private void Take(Headline headline)
    {
        _draft = new(null, null, headline.Language, headline.Section);
        Leave();
        snackbar.Add(texts["Filed"], Severity.Success);
    }

    private async Task ShowKeysAsync() =>
        await dialogs.ShowAsync<KeysDialog>(null, new DialogParameters<KeysDialog> { { d => d.MayWithdraw, _moderates } });

    private async Task WithdrawAsync(DeskItem item)
    {
        if (_moderates && item.Withdrawn is null)
        {
            await dialogs.ShowAsync<WithdrawDialog>(null, new DialogParameters<WithdrawDialog> { { d => d.Item, item }, { d => d.User, _user } });
        }
    }

    private Task ReadAsync(bool isRead) => InvokeAsync(() =>
    {
        List.Read(isRead);
        StateHasChanged();
    });

    private Task ActAsync(string what, long? id) => ActAsync(() => DoAsync(what, id is { } known ? List.Find(known) : _chosen));

    private async Task DoAsync(string what, DeskItem? item)
    {
        switch (what)
        {
            case "pause": TurnPause(); break;
            case "show": await ShowNewAsync(); break;
            case "help": await ShowKeysAsync(); break;
            case "compose": Compose(); break;
            case "leave": Leave(); break;
            case "choose": (_chosen, _isComposing) = (item?.Id == _chosen?.Id ? null : item, false); break;
            // The panel follows the row that has the focus, once it is open.
            case "follow" when _chosen is not null: _chosen = item; break;
            case "withdraw" when item is not null: await WithdrawAsync(item); break;
        }
    }
}
