using System.Globalization;
using Dashboard.Desk.Items;
using Dashboard.Shared.Headlines;
using Dashboard.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Dashboard.Desk.Pages;

/// <summary>One headline on the desk.</summary>
/// <param name="clock">Writes moments in the site's zone.</param>
/// <param name="ago">The words of « 3 min ago ».</param>
public sealed partial class DeskRow(SiteClock clock, IStringLocalizer<ShellTexts> ago)
{
    private DeskItem? _drawn;
    private DateTimeOffset _now;
    private bool _wasChosen;
    private bool _wasSeenBefore;
    private string? _sectionDrawn;
    private bool _isStale = true;
    private string _stamp = "";
    private string _exact = "";
    private string _ago = "";

    /// <summary>The headline. The same object says that nothing of it has changed.</summary>
    [Parameter, EditorRequired]
    public DeskItem Item { get; set; } = default!;

    /// <summary>Name of its section in the reader's language.</summary>
    [Parameter]
    public string? Section { get; set; }

    /// <summary>The clock of the page (UTC).</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset Now { get; set; }

    /// <summary>The panel shows it.</summary>
    [Parameter]
    public bool IsChosen { get; set; }

    /// <summary>What stands above it was not seen before.</summary>
    [Parameter]
    public bool IsSeenBefore { get; set; }

    /// <summary>How often this row was drawn; tests measure by it.</summary>
    public int Drawings { get; private set; }

    private string Direction => Item.Headline.Direction == TextDirection.RightToLeft ? "rtl" : "ltr";

    private string? LanguageName => PageLanguage.Find(Item.Headline.Language)?.Name;

    private string Names => string.Join(' ', new[]
    {
        "desk-row",
        Item.Withdrawn is not null ? "is-taken" : Item.Headline.Urgency switch { Urgency.Flash => "is-flash", Urgency.Urgent => "is-urgent", _ => null },
        Item.IsFresh ? "is-fresh" : null,
        IsChosen ? "is-chosen" : null,
        IsSeenBefore ? "was-seen" : null,
    }.OfType<string>());

    /// <inheritdoc />
    /// <remarks>Nearly every drawing of the page is about other rows: one whose parameters are the same takes no part in it.</remarks>
    public override Task SetParametersAsync(ParameterView parameters)
    {
        foreach (var parameter in parameters)
        {
            var isSame = parameter.Name switch
            {
                nameof(Item) => ReferenceEquals(parameter.Value, _drawn),
                nameof(Now) => parameter.Value is DateTimeOffset now && now == _now,
                nameof(IsChosen) => parameter.Value is bool chosen && chosen == _wasChosen,
                nameof(IsSeenBefore) => parameter.Value is bool seen && seen == _wasSeenBefore,
                nameof(Section) => (string?)parameter.Value == _sectionDrawn,
                _ => false,
            };
            if (!isSame)
            {
                return base.SetParametersAsync(parameters);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        var isOther = !ReferenceEquals(Item, _drawn);
        _isStale = isOther || IsChosen != _wasChosen || IsSeenBefore != _wasSeenBefore || Section != _sectionDrawn;
        if (isOther || Now != _now)
        {
            _isStale |= Tell(Item.Headline.SeenAt);
        }

        (_drawn, _now, _wasChosen, _wasSeenBefore, _sectionDrawn) = (Item, Now, IsChosen, IsSeenBefore, Section);
    }

    /// <inheritdoc />
    protected override bool ShouldRender() => _isStale;

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender) => Drawings++;

    // Answers whether the row says its time in other words than before.
    private bool Tell(DateTimeOffset at)
    {
        var then = clock.Local(at);
        var stamp = then.Date == clock.Local(Now).Date ? then.ToString("HH:mm:ss", CultureInfo.InvariantCulture) : clock.Brief(at);
        var distance = Now - at < RelativeTime.Longest ? RelativeTime.Say(Now - at, ago) : "";
        var differs = stamp != _stamp || distance != _ago;
        (_stamp, _ago, _exact) = (stamp, distance, clock.Exact(at));
        return differs;
    }
}
