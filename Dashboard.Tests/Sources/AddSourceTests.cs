using System.Globalization;
using Bunit;
using Dashboard.Shared.Headlines;
using Dashboard.Shared.Sources;
using Dashboard.Sources;
using Dashboard.Sources.Pages;
using Dashboard.Sources.Pages.Reading;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Dashboard.Tests.Sources;

/// <summary>The form that adds a source.</summary>
public sealed class AddSourceTests : BunitContext
{
    private const string Page = "https://source.example/";
    private static readonly SourceFeed[] Feeds = [new("https://source.example/un", "Le fil", "application/rss+xml"), new("https://source.example/deux", null, null)];

    private readonly List<SourceSummary> _added = [];

    public AddSourceTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddLogging();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_feed_and_what_cannot_be_fetched_are_added_at_once(bool isFeed)
    {
        await using var host = await SourcesHost.StartAsync();
        host.Polling.Sees = isFeed ? s => Read(s, "Un titre") : null;
        var form = Form(host);
        await SubmitAsync(form, "source.example/feed");
        await form.WaitForAssertionAsync(() => Assert.Equal("https://source.example/feed", Assert.Single(_added).Url));
    }

    [Fact]
    public async Task The_feeds_of_a_page_are_offered_with_their_latest_titles_and_the_chosen_one_is_added()
    {
        await using var host = await SourcesHost.StartAsync();
        host.Polling.Sees = s => s.Address == Page ? Offering(s) : Read(s, "Titre de " + s.Address);
        var form = Form(host);
        await SubmitAsync(form, Page);
        await form.WaitForAssertionAsync(() => Assert.Contains("Titre de https://source.example/un", form.Find(".seen").TextContent, StringComparison.Ordinal));
        Assert.Empty(_added);
        Assert.Equal(2, form.FindAll("input[type=radio]").Count);
        Assert.True(form.FindAll("input[type=radio]")[0].HasAttribute("checked"));

        await form.FindAll("input[type=radio]")[1].ChangeAsync(new ChangeEventArgs { Value = "on" });
        await form.WaitForAssertionAsync(() => Assert.Contains("Titre de https://source.example/deux", form.Find(".seen").TextContent, StringComparison.Ordinal));
        await form.Find("form").SubmitAsync();
        await form.WaitForAssertionAsync(() => Assert.Single(_added));
        Assert.Equal(("https://source.example/deux", Page, "Le nom du fil"), (_added[0].Url, _added[0].Site, _added[0].Name));
    }

    [Fact]
    public async Task A_page_without_feeds_can_be_read_by_rules_that_are_tried_before_they_are_kept()
    {
        await using var host = await SourcesHost.StartAsync();
        host.Polling.Sees = s => s.Rules is null ? Failing("html-page") : s.Rules.Item == "article" ? Read(s, "Un titre") : Failing("nothing-matched", s.Rules.Item!);
        var form = Form(host);
        await SubmitAsync(form, Page);
        await form.WaitForAssertionAsync(() => Assert.Contains("gives a web page", form.Markup, StringComparison.Ordinal));
        await Button(form, "Read this page by rules").ClickAsync(new MouseEventArgs());

        await Rule(form).ChangeAsync(new ChangeEventArgs { Value = ".none" });
        await form.WaitForAssertionAsync(() => Assert.Contains("The rule .none finds no headline", form.Find(".seen").TextContent, StringComparison.Ordinal));
        await Rule(form).ChangeAsync(new ChangeEventArgs { Value = "a[" });
        await form.WaitForAssertionAsync(() => Assert.Contains("is not a CSS selector (Headline’s block)", form.Find(".seen").TextContent, StringComparison.Ordinal));
        await Rule(form).ChangeAsync(new ChangeEventArgs { Value = "article" });
        await form.WaitForAssertionAsync(() => Assert.Contains("Un titre", form.Find(".seen").TextContent, StringComparison.Ordinal));
        await Rule(form).KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        await form.Find("form").SubmitAsync();
        Assert.Empty(_added);
        await Rule(form).KeyUpAsync(new KeyboardEventArgs { Key = "Enter" });
        await form.Find("form").SubmitAsync();
        await form.WaitForAssertionAsync(() => Assert.Single(_added));
        Assert.Equal((Page, "article"), (_added[0].Url, _added[0].Rules?.Item));
    }

    [Fact]
    public async Task A_page_can_be_added_all_the_same()
    {
        await using var host = await SourcesHost.StartAsync();
        host.Polling.Sees = _ => Failing("html-page");
        var form = Form(host);
        await SubmitAsync(form, Page);
        await form.WaitForElementAsync(".acts");
        await Button(form, "Add all the same").ClickAsync(new MouseEventArgs());
        await form.WaitForAssertionAsync(() => Assert.Equal(Page, Assert.Single(_added).Url));
    }

    [Fact]
    public async Task A_newer_look_takes_the_place_of_an_older_one()
    {
        await using var host = await SourcesHost.StartAsync();
        host.Polling.Sees = s => Read(s, s.Address);
        host.Polling.Takes = ct => new TaskCompletionSource().Task.WaitAsync(ct);
        using var look = new PreviewLook(host.Desk);
        var older = look.LookAsync(new SourceDraft("https://source.example/a"));
        Assert.True(look.IsBusy);
        host.Polling.Takes = null;
        Assert.True(await look.LookAsync(new SourceDraft("https://source.example/b")));
        Assert.False(await older);
        Assert.Equal("https://source.example/b", look.Result!.Preview!.Url);
        look.Forget();
        Assert.Equal((null, false), (look.Result, look.IsBusy));
    }

    private IRenderedComponent<AddSource> Form(SourcesHost host)
    {
        Services.AddSingleton(host.Desk);
        return Render<AddSource>(p => p.Add(f => f.By, SourcesHost.Somebody).Add(f => f.Added, EventCallback.Factory.Create<SourceSummary>(this, _added.Add)));
    }

    private static async Task SubmitAsync(IRenderedComponent<AddSource> form, string url)
    {
        await form.Find("input[type=url]").InputAsync(new ChangeEventArgs { Value = url });
        await form.Find("form").SubmitAsync();
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<AddSource> form, string text) => form.FindAll("button").Single(b => b.TextContent.Trim() == text);

    private static AngleSharp.Dom.IElement Rule(IRenderedComponent<AddSource> form) => form.Find(".rule-fields input");

    private static PreviewResult Failing(string code, params string[] arguments) => new(null, new SourceFault(code, arguments));

    private static PreviewResult Offering(SourceSettings s) => new(new(s.Address, s.Address, null, null, null, null, null, 0, 0, []) { Feeds = Feeds }, null);

    private static PreviewResult Read(SourceSettings s, string title) =>
        new(new(s.Address, s.Address, "Le nom du fil", null, "fr", "utf-8", null, 1, 0, [new(title, s.Address, null, null, "fr", TextDirection.LeftToRight, null, [])]), null);
}
