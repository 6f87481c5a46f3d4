using System.Globalization;
using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Dashboard.Accounts;
using Dashboard.Desk;
using Dashboard.Desk.Items;
using Dashboard.Desk.Pages;
using Dashboard.Headlines;
using Dashboard.Live;
using Dashboard.Shared.Headlines;
using Dashboard.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using MudBlazor;
using MudBlazor.Services;

namespace Dashboard.Tests.Desk;

public sealed class DeskPageTests : BunitContext, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly DeskHost _host = new();
    private BunitAuthorizationContext? _authorization;
    private IRenderedComponent<DeskPage>? _page;

    private IRenderedComponent<DeskPage> Page => _page ?? throw new InvalidOperationException("Nothing was opened.");

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        JSInterop.Mode = JSRuntimeMode.Loose;
        var module = JSInterop.SetupModule("/desk.js");
        module.Mode = JSRuntimeMode.Loose;
        module.SetupModule("attach", _ => true).Mode = JSRuntimeMode.Loose;
        _authorization = AddAuthorization();
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddLogging();
        Services.AddScoped<SectionNames>();
        Services.AddSingleton(TimeProvider.System);
        Share<DeskReader>();
        Share<DeskActs>();
        Share<LiveFeed>();
        Share<HeadlineReader>();
        Share<SiteClock>();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await base.DisposeAsyncCore();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task An_empty_desk_says_what_will_stand_there_and_the_first_headline_takes_its_place()
    {
        await OpenAsync();
        Assert.Contains("No headline yet", Page.Find(".empty").TextContent, StringComparison.Ordinal);

        await _host.FileAsync("Le premier");

        await SeeAsync("Le premier");
        Assert.Empty(Page.FindAll(".empty"));
    }

    [Fact]
    public async Task A_pause_keeps_counting_and_the_new_ones_come_when_asked_for()
    {
        await _host.FileAsync("Un");
        await OpenAsync();
        await Page.Find(".hold").ClickAsync(new MouseEventArgs());
        Assert.Equal("true", Page.Find(".hold").GetAttribute("aria-pressed"));

        await _host.FileAsync("Deux");
        await _host.FileAsync("Trois", urgency: Urgency.Flash);
        await WaitAsync(() => Assert.Contains("2 new", Page.Find(".new").TextContent, StringComparison.Ordinal));
        Assert.Equal(["Un"], Titles());
        Assert.Contains("Flash", Page.Find(".new").TextContent, StringComparison.OrdinalIgnoreCase);

        await Page.Find(".new").ClickAsync(new MouseEventArgs());

        Assert.Equal(["Trois", "Deux", "Un"], Titles());
        Assert.Empty(Page.FindAll(".new"));
        Assert.Contains("Paused since", Page.Find(".held").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_stay_where_they_are_while_somebody_reads()
    {
        await _host.FileAsync("Un");
        await OpenAsync();
        await Script.Read(true);

        await _host.FileAsync("Deux");
        await WaitAsync(() => Assert.Contains("1 new", Page.Find(".new").TextContent, StringComparison.Ordinal));
        Assert.Equal(["Un"], Titles());

        await Script.Read(false);
        Assert.Equal(["Deux", "Un"], Titles());
    }

    [Fact]
    public async Task The_keys_pause_show_and_write()
    {
        await _host.FileAsync("Un");
        await OpenAsync();

        await Script.Act("pause", null);
        await _host.FileAsync("Deux");
        await WaitAsync(() => Page.Find(".new"));
        await Script.Act("show", null);
        Assert.Equal(["Deux", "Un"], Titles());

        await Script.Act("compose", null);
        Assert.Equal("New headline", Page.Find("#desk-file-title").TextContent);
        await Script.Act("leave", null);
        Assert.Empty(Page.FindAll(".desk-panel"));
    }

    [Fact]
    public async Task A_row_opens_its_details_beside_the_list_and_the_panel_follows_the_keys()
    {
        var first = await _host.FileAsync("Un");
        var second = await _host.FileAsync("Deux");
        await OpenAsync();

        await Script.Act("follow", first.Id);
        Assert.Empty(Page.FindAll(".desk-panel"));
        await Script.Act("choose", first.Id);
        Assert.Equal("Un", Page.Find("#desk-panel-title").TextContent);
        Assert.Equal("true", Row("Un").GetAttribute("aria-current"));
        await Script.Act("follow", second.Id);
        Assert.Equal("Deux", Page.Find("#desk-panel-title").TextContent);
        await Script.Act("choose", second.Id);
        Assert.Empty(Page.FindAll(".desk-panel"));
    }

    [Fact]
    public async Task A_withdrawn_headline_is_struck_where_it_stands_and_still_so_on_the_next_desk()
    {
        var editor = await _host.FileAsync("Retiré par nous");
        var legal = await _host.FileAsync("Retiré par la loi");
        await OpenAsync();

        await _host.WithdrawAsync(editor.Id, WithdrawalReason.Editor);
        await _host.WithdrawAsync(legal.Id, WithdrawalReason.Legal);

        await WaitAsync(() => Assert.Equal(2, Page.FindAll(".is-taken").Count));
        Look();
        await DisposeComponentsAsync();
        await OpenAsync();
        Look();

        void Look()
        {
            Assert.Equal("Retiré par nous", Row("Retiré par nous").QuerySelector("s")!.TextContent);
            Assert.Contains("withdrawn for legal reasons", Page.FindAll(".desk-row")[0].TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Retiré par la loi", Page.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_filter_is_kept_in_the_address_and_what_matches_comes_in()
    {
        await _host.FileAsync("Un titre");
        await _host.FileAsync("عنوان", "ar");
        await OpenAsync("?language=ar");
        Assert.Equal(["عنوان"], Titles());

        await Option("fr").ChangeAsync(new ChangeEventArgs { Value = true });
        await WaitAsync(() => Assert.Equal(["عنوان", "Un titre"], Titles()));
        Assert.EndsWith("/desk?language=ar&language=fr", Navigation.Uri, StringComparison.Ordinal);

        await _host.FileAsync("A title", "en");
        await _host.FileAsync("Un autre titre");
        await SeeAsync("Un autre titre");
        Assert.DoesNotContain("A title", Titles());

        await Page.Find(".clear").ClickAsync(new MouseEventArgs());
        await WaitAsync(() => Assert.Equal(["Un autre titre", "A title", "عنوان", "Un titre"], Titles()));
        Assert.EndsWith("/desk", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_are_looked_for_as_they_are_typed()
    {
        await _host.FileAsync("Élections : la date est fixée");
        await _host.FileAsync("Pluie attendue");
        await OpenAsync();

        await Page.Find(".find-words").InputAsync(new ChangeEventArgs { Value = "elections" });
        await WaitAsync(() => Assert.Equal(["Élections : la date est fixée"], Titles()));

        await Page.Find(".find-words").InputAsync(new ChangeEventArgs { Value = "rien de tel" });
        await WaitAsync(() => Assert.Contains("Nothing matches", Page.Find(".empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_title_stands_in_its_own_language_and_direction()
    {
        await _host.FileAsync("أمطار غزيرة", "ar");
        await _host.FileAsync("Pluies");
        await OpenAsync();

        Assert.Equal(("rtl", "ar"), (Row("أمطار غزيرة").QuerySelector(".what")!.GetAttribute("dir"), Row("أمطار غزيرة").QuerySelector("a")!.GetAttribute("lang")));
        Assert.Equal(("ltr", "fr"), (Row("Pluies").QuerySelector(".what")!.GetAttribute("dir"), Row("Pluies").QuerySelector("a")!.GetAttribute("lang")));
    }

    [Fact]
    public async Task An_urgent_headline_is_said_aloud_and_an_ordinary_one_is_not()
    {
        await OpenAsync();
        await _host.FileAsync("Ordinaire");
        await _host.FileAsync("Séisme à Sfax", urgency: Urgency.Urgent);

        await WaitAsync(() => Assert.Contains("Séisme à Sfax", Page.Find("[role=status].unseen").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("Ordinaire", Page.Find("[role=status].unseen").TextContent, StringComparison.Ordinal);
        Assert.Contains("Urgent", Row("Séisme à Sfax").TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task One_more_headline_draws_one_row()
    {
        for (var i = 0; i < 30; i++)
        {
            await _host.FileAsync($"Titre {i}");
        }

        await OpenAsync();
        var before = Page.FindComponents<DeskRow>().ToDictionary(r => r.Instance.Item.Id, r => r.Instance.Drawings);

        await _host.FileAsync("Un de plus");
        await SeeAsync("Un de plus");

        var again = Page.FindComponents<DeskRow>().Where(r => before.TryGetValue(r.Instance.Item.Id, out var drawings) && drawings != r.Instance.Drawings);
        Assert.Equal(30, before.Count);
        Assert.Empty(again);
    }

    [Fact]
    public async Task A_journalist_is_told_who_decides_about_a_flash_and_offered_no_withdrawal()
    {
        var headline = await _host.FileAsync("Un");
        await OpenAsync(role: Roles.Journalist);

        await Script.Act("choose", headline.Id);
        Assert.DoesNotContain("Withdraw", Page.Find(".desk-panel").TextContent, StringComparison.Ordinal);
        await Script.Act("compose", null);

        Assert.True(Page.FindAll("input[name=file-urgency]")[2].HasAttribute("disabled"));
        Assert.Contains("ask one of them", Page.Find(".hint").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_goes_out_and_comes_back_by_the_road()
    {
        await OpenAsync(role: Roles.Journalist);
        await Script.Act("compose", null);

        await Page.Find(".file textarea").InputAsync(new ChangeEventArgs { Value = "أمطار منتظرة" });
        Assert.True(Page.FindAll("input[name=file-language]")[1].HasAttribute("checked"));
        await Page.Find(".file form, form.file").SubmitAsync();
        Assert.Contains("needs the address", Page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await Page.Find(".file input[type=url]").ChangeAsync(new ChangeEventArgs { Value = "https://journal.example/pluie" });
        await Page.Find("form.file").SubmitAsync();

        await SeeAsync("أمطار منتظرة");
        Assert.Empty(Page.FindAll(".desk-panel"));
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private DeskScript Script => ((DotNetObjectReference<DeskScript>)JSInterop.Invocations["attach"][^1].Arguments[1]!).Value;

    private async Task OpenAsync(string query = "", string role = Roles.Moderator)
    {
        _authorization!.SetAuthorized("Amira");
        _authorization.SetRoles(role);
        _authorization.SetClaims(new Claim(ClaimTypes.NameIdentifier, "7"));
        Render<MudPopoverProvider>();
        Navigation.NavigateTo("/desk" + query);
        _page = Render<DeskPage>();
        await WaitAsync(() => Assert.NotEmpty(Page.FindAll(".desk-row, .empty")));
    }

    private string[] Titles() => [.. Page.FindAll(".desk-row .desk-title").Select(t => t.TextContent)];

    private IElement Row(string title) => Page.FindAll(".desk-row").Single(r => r.QuerySelector(".desk-title")!.TextContent == title);

    private IElement Option(string value) => Page.FindAll(".pick-option input")[PageLanguage.All.Select(l => l.Code).ToList().IndexOf(value)];

    private Task SeeAsync(string title) => WaitAsync(() => Assert.Contains(title, Titles()));

    private Task WaitAsync(Action assertion) => Page.WaitForAssertionAsync(assertion, Patience);

    private void Share<T>()
        where T : class => Services.AddSingleton(_host.Services.GetRequiredService<T>());
}
