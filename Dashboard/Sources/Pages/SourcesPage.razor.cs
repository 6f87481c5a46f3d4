using System.Threading.Channels;
using Dashboard.Accounts;
using Dashboard.Live;
using Dashboard.Shared.Live;
using Dashboard.Shared.Sources;
using Dashboard.Shell;
using Dashboard.Sources.Scheduling;
using Dashboard.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace Dashboard.Sources.Pages;

/// <summary>The board of all sources. It hears of changes by the road and of polls by hints, and then reads the row anew.</summary>
/// <param name="summaries">Reads sources.</param>
/// <param name="desk">Undoes a closing.</param>
/// <param name="feed">The road.</param>
/// <param name="hints">Polls of this node.</param>
/// <param name="site">Says the zone.</param>
/// <param name="options">What the operator says of schedules.</param>
/// <param name="time">The clock.</param>
/// <param name="snackbar">Offers the undo.</param>
/// <param name="texts">The room's texts.</param>
public sealed partial class SourcesPage(
    SourceSummaries summaries, SourceDesk desk, LiveFeed feed, SourceHints hints, ISiteFace site,
    IOptions<IngestScheduleOptions> options, TimeProvider time, ISnackbar snackbar, IStringLocalizer<SourcesTexts> texts)
{
    private const int ReloadBeyond = 20;
    private const int UndoMilliseconds = 10_000;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _left = new();
    private readonly Channel<int> _stale = Channel.CreateUnbounded<int>(new UnboundedChannelOptions { SingleReader = true });
    private Dictionary<int, SourceSummary>? _sources;
    private IReadOnlyDictionary<string, string> _sections = new Dictionary<string, string>(StringComparer.Ordinal);
    private SourceBoard? _board;
    private Actor? _by;
    private string? _search;
    private int? _open;
    private bool _adding;
    private bool _isBehind;
    private IDisposable? _listening;
    private Task _work = Task.CompletedTask;

    /// <summary>Who is at the screen.</summary>
    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<SourcesTexts> Texts => texts;

    private DateTimeOffset Now => time.GetUtcNow();

    private TimeZoneInfo Zone => site.TimeZone;

    private ScheduleLimits Limits => options.Value.Limits;

    /// <summary>Stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        _listening?.Dispose();
        await _left.CancelAsync();
        try
        {
            await _work;
        }
        catch (OperationCanceledException)
        {
            // That is how listening ends.
        }

        _left.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            _by = Actor.Of((await Authentication).User);
        }

        await feed.Opened.WaitAsync(_left.Token);
        // Listening starts before reading: what changes in between is read twice, never missed.
        var listener = feed.Listen(LiveLog.Staff);
        _listening = hints.Listen(id => _stale.Writer.TryWrite(id));
        await ReadAllAsync();
        _work = Task.WhenAll(LastAsync(() => HearAsync(listener), _left.Token), LastAsync(RefreshAsync, _left.Token));
    }

    private async Task HearAsync(LiveListener listener)
    {
        while (true)
        {
            foreach (var @event in await listener.NextAsync(Patience, _left.Token))
            {
                if (@event is { Kind: LiveEvents.SourceChanged, Keys.SourceId: { } id })
                {
                    _stale.Writer.TryWrite(id);
                }
            }
        }
    }

    // At most one redraw each pace, whatever comes in; it also moves the clock of the page.
    private async Task RefreshAsync()
    {
        // Begun anew: what has changed while the database was away is not known.
        if (_isBehind)
        {
            await ReadAllAsync();
            await InvokeAsync(StateHasChanged);
        }

        _isBehind = true;
        var ids = new HashSet<int>();
        while (await _stale.Reader.WaitToReadAsync(_left.Token))
        {
            await Task.Delay(Pace, time, _left.Token);
            ids.Clear();
            while (_stale.Reader.TryRead(out var id))
            {
                ids.Add(id);
            }

            if (ids.Count > ReloadBeyond)
            {
                await ReadAllAsync();
            }
            else
            {
                await ReadAsync(ids);
            }

            await InvokeAsync(StateHasChanged);
        }
    }

    private async Task ReadAllAsync()
    {
        var all = await summaries.ListAsync(after: 0, int.MaxValue, _left.Token);
        _sections = await summaries.SectionsAsync(_left.Token);
        _sources = all.ToDictionary(s => s.Id);
    }

    private async Task ReadAsync(IEnumerable<int> ids)
    {
        foreach (var id in ids)
        {
            if (await summaries.FindAsync(id, _left.Token) is { } source)
            {
                // A copy, because the page may be drawing the other one.
                _sources = new Dictionary<int, SourceSummary>(_sources ?? []) { [id] = source };
                if (source.Section is { } slug && !_sections.ContainsKey(slug))
                {
                    _sections = await summaries.SectionsAsync(_left.Token);
                }
            }
        }
    }

    private void Show(int id) => (_open, _adding) = (id, false);

    private async Task TakeAsync(SourceSummary source)
    {
        await ReadAsync([source.Id]);
        Show(source.Id);
        snackbar.Add(texts["Added", source.Name], Severity.Success);
    }

    private async Task LeaveAsync()
    {
        var id = _open;
        _open = null;
        if (id is { } was && _board is not null)
        {
            await _board.FocusAsync(was);
        }
    }

    private void OfferUndo(SourceSummary source)
    {
        _open = null;
        snackbar.Add(texts["Closed", source.Name], Severity.Normal, config =>
        {
            config.VisibleStateDuration = UndoMilliseconds;
            config.Action = texts["Undo"];
            config.OnClick = _ => ActAsync(async () =>
            {
                await desk.ResumeAsync(source.Id, _by ?? Actor.System, CancellationToken.None);
                Show(source.Id);
            });
        });
    }
}
