using System.Globalization;
using Dashboard.Accounts;
using Dashboard.Shared.Sources;
using Dashboard.Sources.Scheduling;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace Dashboard.Sources.Pages;

/// <summary>Everything about one source: how it goes, what may be done to it, its settings.</summary>
/// <param name="desk">Does it.</param>
/// <param name="texts">The room's texts.</param>
public sealed partial class SourcePanel(SourceDesk desk, IStringLocalizer<SourcesTexts> texts)
{
    private ElementReference _title;
    private SourceDraft _draft = new(Url: null);
    private SourceSummary? _known;
    private bool _edited;
    private bool _overtaken;
    private bool _busy;
    private string? _said;
    private bool _isFault;
    private string? _reason;
    private bool _wantsFocus;

    /// <summary>The source as it is now.</summary>
    [Parameter, EditorRequired]
    public SourceSummary Source { get; set; } = default!;

    /// <summary>Who is at the screen.</summary>
    [Parameter, EditorRequired]
    public Actor By { get; set; } = Actor.System;

    /// <summary>Names of sections by slug.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyDictionary<string, string> Sections { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the operator says of schedules.</summary>
    [Parameter, EditorRequired]
    public ScheduleLimits Limits { get; set; } = new(null, TimeSpan.FromMinutes(1));

    /// <summary>Now.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset Now { get; set; }

    /// <summary>The site's zone.</summary>
    [Parameter, EditorRequired]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>Somebody is done with it.</summary>
    [Parameter]
    public EventCallback Left { get; set; }

    /// <summary>It was closed; the page offers to undo that.</summary>
    [Parameter]
    public EventCallback<SourceSummary> Closed { get; set; }

    private IStringLocalizer<SourcesTexts> Texts => texts;

    private TimeZoneInfo SourceZone => ZoneClock.Find(Source.Schedule.TimeZone, Zone);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_known?.Id != Source.Id)
        {
            (_said, _reason, _wantsFocus) = (null, null, true);
            Discard();
        }
        else if (_known.Version != Source.Version)
        {
            // What somebody is writing is never thrown away under their hands.
            _overtaken = _edited;
            if (!_edited)
            {
                Discard();
            }
        }
        else if (_known.Health.LastRunAt != Source.Health.LastRunAt)
        {
            _said = null;
        }

        _known = Source;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_wantsFocus)
        {
            _wantsFocus = false;
            await _title.FocusAsync();
        }
    }

    private void Edit(SourceDraft draft) => (_draft, _edited) = (draft, draft != SourceDraft.Of(Source));

    private void Discard() => (_draft, _edited, _overtaken) = (SourceDraft.Of(Source), false, false);

    private Task SaveAsync() => DoAsync(
        () => desk.ChangeAsync(Source.Id, _draft, Source.Version, By, CancellationToken.None),
        source =>
        {
            (_draft, _edited, _overtaken) = (SourceDraft.Of(source), false, false);
            _said = texts["Saved"];
        });

    private Task PollAsync() => DoAsync(() => desk.PollNowAsync(Source.Id, By, CancellationToken.None), _ => _said = texts["Polling"]);

    private Task PauseAsync() => DoAsync(() => desk.PauseAsync(Source.Id, By, CancellationToken.None), _ => { });

    private Task ResumeAsync() => DoAsync(() => desk.ResumeAsync(Source.Id, By, CancellationToken.None), _ => { });

    private async Task CloseAsync()
    {
        SourceSummary? closed = null;
        await DoAsync(() => desk.CloseAsync(Source.Id, _reason, By, CancellationToken.None), source => closed = source);
        if (closed is not null)
        {
            await Closed.InvokeAsync(closed);
        }
    }

    private async Task DoAsync(Func<Task<SourceResult>> act, Action<SourceSummary> done)
    {
        (_busy, _said, _isFault) = (true, null, false);
        try
        {
            var result = await act();
            if (result.Fault is { } fault)
            {
                (_said, _isFault) = (SourceSentences.Of(fault, CultureInfo.CurrentUICulture), true);
            }
            else
            {
                done(result.Done);
            }
        }
        finally
        {
            _busy = false;
        }
    }

    private Task LeaveAsync(KeyboardEventArgs key) => key.Key == "Escape" ? Left.InvokeAsync() : Task.CompletedTask;
}
