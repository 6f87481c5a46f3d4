using System.Globalization;
using Dashboard.Accounts;
using Dashboard.Feeds;
using Dashboard.Shared.Sources;
using Dashboard.Sources.Pages.Reading;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Dashboard.Sources.Pages;

/// <summary>
/// Adds a source by its address: a feed at once, as is what cannot be fetched now. A page's feeds are offered to choose from, and where it
/// has none it can be read by rules.
/// </summary>
/// <param name="desk">Does it.</param>
/// <param name="texts">The room's texts.</param>
public sealed partial class AddSource(SourceDesk desk, IStringLocalizer<SourcesTexts> texts) : IDisposable
{
    private readonly PreviewLook _look = new(desk);
    private MudTextField<string>? _field;
    private FoundFeeds? _found;
    private RulesEditor? _editor;
    private string? _url;
    private string? _fault;
    private int? _existing;
    private string _existingName = "";
    private bool _busy;
    private bool _isPage;
    private bool _inRules;
    private IReadOnlyList<SourceFeed>? _feeds;
    private SourceFeed? _chosen;
    private SourceRules? _rules;

    /// <summary>Who is at the screen.</summary>
    [Parameter, EditorRequired]
    public Actor By { get; set; } = Actor.System;

    /// <summary>A source was added.</summary>
    [Parameter]
    public EventCallback<SourceSummary> Added { get; set; }

    /// <summary>The address belongs to a source that is there already, and somebody wants to see it.</summary>
    [Parameter]
    public EventCallback<int> Found { get; set; }

    /// <summary>Nothing is added.</summary>
    [Parameter]
    public EventCallback Left { get; set; }

    private IStringLocalizer<SourcesTexts> Texts => texts;

    private SourceDraft Draft => new(WithScheme(_url));

    /// <summary>Gives up a look that is under way.</summary>
    public void Dispose() => _look.Dispose();

    private void Type(string? url) => (_url, _feeds, _chosen, _isPage, _fault, _existing) = (url, null, null, false, null, null);

    private Task SubmitAsync() =>
        _rules is { } rules ? AddPageAsync(rules)
        : _chosen is { } feed ? AddAsync(new SourceDraft(feed.Url) { Name = _found?.Name, Site = Draft.Url })
        : LookAsync();

    // Enter in a rule shows what it finds; only the button takes it, and that not unseen.
    private Task AddPageAsync(SourceRules rules) =>
        _editor is { } editor && (_inRules || editor.Seen != rules) ? editor.TryAsync() : AddAsync(Draft with { Rules = rules });

    private async Task LookAsync()
    {
        (_busy, _fault, _existing) = (true, null, null);
        try
        {
            if (!await _look.LookAsync(Draft))
            {
                return;
            }
        }
        finally
        {
            _busy = false;
        }

        switch (_look.Result)
        {
            case { Preview.Feeds: { Count: > 0 } feeds }:
                (_feeds, _isPage) = (feeds, true);
                break;
            case { Failure: { Code: FeedFault.HtmlPage or FeedFault.NotAFeed } failure }:
                (_fault, _isPage) = (SourceSentences.Of(failure, CultureInfo.CurrentUICulture), true);
                break;
            default:
                await AddAsync(Draft);
                break;
        }
    }

    private async Task AddAsync(SourceDraft draft)
    {
        (_busy, _fault, _existing) = (true, null, null);
        SourceResult result;
        try
        {
            result = await desk.AddAsync(draft, By, CancellationToken.None);
        }
        finally
        {
            _busy = false;
        }

        if (result is { IsDone: true, Source: { } source })
        {
            await Added.InvokeAsync(source);
            return;
        }

        _fault = result.Fault is { } fault ? SourceSentences.Of(fault, CultureInfo.CurrentUICulture) : null;
        (_existing, _existingName) = (result.Source?.Id, result.Source?.Name ?? "");
        await (_field?.FocusAsync() ?? ValueTask.CompletedTask);
    }

    private Task LeaveAsync(KeyboardEventArgs key) => key.Key == "Escape" ? Left.InvokeAsync() : Task.CompletedTask;

    // People copy addresses without their scheme; today that means https.
    private static string? WithScheme(string? text) =>
        text?.Trim() is { Length: > 0 } given && !given.Contains(':', StringComparison.Ordinal) ? $"https://{given}" : text;
}
