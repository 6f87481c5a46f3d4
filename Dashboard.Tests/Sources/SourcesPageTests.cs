using Bunit;
using Dashboard.Shared.Sources;
using Dashboard.Sources;
using Dashboard.Sources.Pages;
using Dashboard.Sources.Scheduling;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Dashboard.Tests.Sources;

public sealed class SourcesPageTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Tunis = TimeZoneInfo.FindSystemTimeZoneById("Africa/Tunis");
    private static readonly ScheduleLimits Limits = new(null, TimeSpan.FromMinutes(1));

    public SourcesPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddLogging();
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("en");
    }

    [Fact]
    public void Trouble_stands_first_then_what_is_read_then_what_rests()
    {
        SourceSummary[] sources =
        [
            Source(1, "Zitouna"), Source(2, "Écho"), Source(3, "Alpha", "gone"), Source(4, "Beta", "paused", "timeout", 9),
            Source(5, "Gamma", failure: "timeout", failures: 1), Source(6, "Delta", failure: "dns", failures: 7),
        ];

        Assert.Equal([6, 5, 2, 1, 4, 3], SourceOrder.Arrange(sources, null, NoSections).Select(s => s.Id));
    }

    [Theory]
    [InlineData("echo", new[] { 2 })]
    [InlineData("ECONOMIE", new[] { 1 })]
    [InlineData("source.example/1", new[] { 1 })]
    [InlineData("source.example zitouna", new[] { 1 })]
    [InlineData("  ", new[] { 2, 1 })]
    [InlineData("nothing", new int[0])]
    public void A_search_finds_all_words_without_accents_or_case(string search, int[] found)
    {
        SourceSummary[] sources = [Source(1, "Zitouna") with { Section = "eco" }, Source(2, "Écho")];

        Assert.Equal(found, SourceOrder.Arrange(sources, search, new Dictionary<string, string> { ["eco"] = "Économie" }).Select(s => s.Id));
    }

    [Fact]
    public void A_row_says_how_the_source_goes_in_its_own_zone()
    {
        var paris = Source(1, "Un") with { Schedule = new SourceScheduleSetting(Cron: "0 0 7 * * ?", TimeZone: "Asia/Tokyo"), Language = "fr" };
        var board = RenderBoard(paris, Source(2, "Deux", failure: "timeout", failures: 3), Source(3, "Trois", "paused"));

        var rows = board.FindAll("tbody tr");
        Assert.Contains("✓", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("21:05:00", rows[0].QuerySelector(".next time")!.TextContent);
        Assert.Equal("24/11/2026 21:05:00 (UTC+09:00) Asia/Tokyo", rows[0].QuerySelector(".next time")!.GetAttribute("title"));
        Assert.Equal("0 0 7 * * ?", rows[0].QuerySelector(".rhythm bdi")!.TextContent);
        Assert.Contains("It gave no complete answer within 20 seconds.", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("trouble", rows[1].ClassName);
        Assert.Equal("13:05:00", rows[1].QuerySelector(".next time")!.TextContent);
        Assert.Equal("Paused", rows[2].QuerySelector(".next")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_row_opens_by_click_and_by_its_button()
    {
        var opened = new List<int>();
        var board = Render<SourceBoard>(p => p.Add(b => b.Sources, [Source(7, "Sept")]).Add(b => b.Now, Now).Add(b => b.Zone, Tunis).Add(b => b.Sections, NoSections)
            .Add(b => b.Opened, EventCallback.Factory.Create<int>(this, opened.Add)));

        await board.Find("tbody tr").ClickAsync(new MouseEventArgs());
        await board.Find(".board-name").ClickAsync(new MouseEventArgs());

        Assert.Equal([7, 7], opened);
    }

    [Theory]
    [InlineData("en", "on", "On since")]
    [InlineData("fr", "on", "Actif depuis")]
    [InlineData("ar", "on", "مفعّل منذ")]
    [InlineData("en", "asked", "not confirmed by the hub yet")]
    [InlineData("fr", "unproven", "en attente des premiers envois")]
    [InlineData("ar", "refused", "رفضه المحور")]
    [InlineData("en", "silent", "never confirmed")]
    public void A_source_says_how_it_stands_with_its_hub(string language, string state, string words)
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(language);
        var text = SourceSentences.OfHub("hub-denied", ["no room"], System.Globalization.CultureInfo.CurrentUICulture);
        var push = Render<PushState>(p => p.Add(s => s.Push, new SourcePush(state, "https://hub.example/x", Now, Now, null, text)).Add(s => s.Now, Now).Add(s => s.Zone, Tunis));

        Assert.Contains(words, push.Markup, StringComparison.Ordinal);
        Assert.Contains("no room", push.Markup, StringComparison.Ordinal);
        Assert.Equal("hub.example", push.Find("bdi").TextContent);
        Assert.Equal(state == "on" ? 2 : 1, push.FindAll("time").Count);
    }

    [Fact]
    public void The_editor_shows_the_next_five_runs_before_saving()
    {
        var editor = RenderEditor(new SourceScheduleSetting(Cron: "0 0 7 * * ?", TimeZone: "Europe/Paris"), _ => { });

        Assert.Contains("Next runs, Europe/Paris", editor.Markup, StringComparison.Ordinal);
        Assert.Equal(
            ["25/11 07:00", "26/11 07:00", "27/11 07:00", "28/11 07:00", "29/11 07:00"],
            editor.FindAll(".runs time").Select(t => t.TextContent));
    }

    [Fact]
    public async Task An_expression_is_checked_while_it_is_typed()
    {
        SourceScheduleSetting? said = null;
        var editor = RenderEditor(new SourceScheduleSetting(Cron: "0 0 7 * * ?", TimeZone: "Africa/Tunis"), s => said = s);

        await editor.Find("input[spellcheck=false]").InputAsync(new ChangeEventArgs { Value = "*/5 * * * * ?" });

        Assert.Equal("*/5 * * * * ?", said?.Cron);
        Assert.Contains("must be at least 00:01:00", editor.Find(".flash").TextContent, StringComparison.Ordinal);
        Assert.Empty(editor.FindAll(".runs"));

        await editor.Find("input[spellcheck=false]").InputAsync(new ChangeEventArgs { Value = "0 */30 * * * ?" });
        Assert.Equal(5, editor.FindAll(".runs time").Count);
    }

    [Fact]
    public async Task A_preset_sets_the_interval_and_none_lies_under_the_floor()
    {
        SourceScheduleSetting? said = null;
        var editor = RenderEditor(new SourceScheduleSetting(Interval: TimeSpan.FromMinutes(5)), s => said = s, new(null, TimeSpan.FromMinutes(10)));

        Assert.Equal("every 10 min", editor.FindAll(".preset")[0].TextContent);
        await editor.FindAll(".preset")[1].ClickAsync(new MouseEventArgs());

        Assert.Equal(new SourceScheduleSetting(Interval: TimeSpan.FromMinutes(15)), said);
        Assert.Equal("true", editor.FindAll(".preset")[1].GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task The_form_of_the_schedule_can_be_changed()
    {
        var said = new List<SourceScheduleSetting>();
        var editor = RenderEditor(new SourceScheduleSetting(Adaptive: true), said.Add);

        await editor.FindAll("input[type=radio]")[1].ChangeAsync(new ChangeEventArgs { Value = "on" });
        await editor.FindAll("input[type=radio]")[2].ChangeAsync(new ChangeEventArgs { Value = "on" });
        await editor.FindAll("input[type=radio]")[0].ChangeAsync(new ChangeEventArgs { Value = "on" });

        Assert.Equal([new(Interval: TimeSpan.FromMinutes(5)), new(Cron: "0 */10 * * * ?", TimeZone: "Africa/Tunis"), new(Adaptive: true)], said);
    }

    [Fact]
    public void A_hint_reaches_every_listener_until_it_leaves()
    {
        var hints = new SourceHints();
        var heard = new List<int>();
        using (hints.Listen(heard.Add))
        {
            hints.Ring(3);
        }

        hints.Ring(4);

        Assert.Equal([3], heard);
    }

    private static IReadOnlyDictionary<string, string> NoSections { get; } = new Dictionary<string, string>();

    private IRenderedComponent<SourceBoard> RenderBoard(params SourceSummary[] sources) => Render<SourceBoard>(p => p
        .Add(b => b.Sources, sources).Add(b => b.Now, Now).Add(b => b.Zone, Tunis).Add(b => b.Sections, NoSections));

    private IRenderedComponent<ScheduleEditor> RenderEditor(SourceScheduleSetting setting, Action<SourceScheduleSetting> said, ScheduleLimits? limits = null)
    {
        Render<MudPopoverProvider>();
        return Render<ScheduleEditor>(p => p.Add(e => e.Setting, setting).Add(e => e.Limits, limits ?? Limits).Add(e => e.Now, Now).Add(e => e.Zone, Tunis)
            .Add(e => e.SettingChanged, EventCallback.Factory.Create(this, said)));
    }

    private static SourceSummary Source(int id, string name, string state = "active", string? failure = null, int failures = 0) => new(
        id, 1, $"https://source.example/{id}", null, name, null, null, new SourceScheduleSetting(Interval: TimeSpan.FromMinutes(5)), state, "excerpt", "thumbnail",
        new SourceHealth(Now, Now, state == "active" ? Now.AddMinutes(5) : null, failures,
            failure is null ? null : new SourceError(failure, SourceSentences.Failure(failure, ["20"], System.Globalization.CultureInfo.InvariantCulture)), 12));
}
