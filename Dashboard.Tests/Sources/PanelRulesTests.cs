using System.Globalization;
using Bunit;
using Dashboard.Sources;
using Dashboard.Sources.Pages;
using Dashboard.Sources.Scheduling;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Dashboard.Tests.Sources;

/// <summary>The rules of a page in the panel of its source.</summary>
public sealed class PanelRulesTests : BunitContext
{
    public PanelRulesTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddLogging();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
    }

    [Fact]
    public async Task Rules_are_tried_with_what_is_not_saved_yet_and_then_saved_or_taken_away()
    {
        var ct = Xunit.TestContext.Current.CancellationToken;
        await using var host = await SourcesHost.StartAsync();
        var tried = new List<string>();
        host.Polling.Sees = s =>
        {
            tried.Add($"{s.Address} {s.Rules?.Item}");
            return null;
        };
        var source = (await host.Desk.AddAsync(new SourceDraft("https://source.example/old"), SourcesHost.Somebody, ct)).Done;
        Services.AddSingleton(host.Desk);
        Services.AddSingleton(host.Services.GetRequiredService<FullTexts>());
        Services.AddSingleton(host.Services.GetRequiredService<SourceRuns>());
        Render<MudPopoverProvider>();
        var panel = Render<SourcePanel>(p => p.Add(s => s.Source, source).Add(s => s.By, SourcesHost.Somebody)
            .Add(s => s.Sections, new Dictionary<string, string>()).Add(s => s.Limits, new ScheduleLimits(null, TimeSpan.FromMinutes(1)))
            .Add(s => s.Now, DateTimeOffset.UnixEpoch).Add(s => s.Zone, TimeZoneInfo.Utc));

        await panel.FindAll("form.settings input")[1].ChangeAsync(new ChangeEventArgs { Value = "https://source.example/news" });
        await Button(panel, "Read this page by rules").ClickAsync(new MouseEventArgs());
        await panel.Find(".rule-fields input").ChangeAsync(new ChangeEventArgs { Value = "article" });
        await panel.WaitForAssertionAsync(() => Assert.Equal(["https://source.example/news article"], tried));
        await panel.Find("form.settings").SubmitAsync();
        var kept = await host.Services.GetRequiredService<SourceSummaries>().FindAsync(source.Id, ct);
        Assert.Equal(("https://source.example/news", "article"), (kept?.Url, kept?.Rules?.Item));

        panel.Render(p => p.Add(s => s.Source, kept!));
        await Button(panel, "Read as a feed, without rules").ClickAsync(new MouseEventArgs());
        await panel.Find("form.settings").SubmitAsync();
        Assert.Null((await host.Services.GetRequiredService<SourceSummaries>().FindAsync(source.Id, ct))?.Rules);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<SourcePanel> panel, string text) => panel.FindAll("button").Single(b => b.TextContent.Trim() == text);
}
