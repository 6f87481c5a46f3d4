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
using Dashboard.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using MudBlazor;
using MudBlazor.Services;

namespace Dashboard.Tests.Desk;

/// <summary>The desk's page on the product's own services, and a person at it.</summary>
public abstract class DeskPageContext : BunitContext, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private protected DeskHost Host { get; } = new();
    private BunitAuthorizationContext? _authorization;
    private IRenderedComponent<DeskPage>? _page;

    private protected IRenderedComponent<DeskPage> Page => _page ?? throw new InvalidOperationException("Nothing was opened.");

    public async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
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
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private protected DeskScript Script => ((DotNetObjectReference<DeskScript>)JSInterop.Invocations["attach"][^1].Arguments[1]!).Value;

    private protected async Task OpenAsync(string query = "", string role = Roles.Moderator)
    {
        _authorization!.SetAuthorized("Amira");
        _authorization.SetRoles(role);
        _authorization.SetClaims(new Claim(ClaimTypes.NameIdentifier, "7"));
        Render<MudPopoverProvider>();
        Navigation.NavigateTo("/desk" + query);
        _page = Render<DeskPage>();
        await WaitAsync(() => Assert.NotEmpty(Page.FindAll(".desk-row, .empty")));
    }

    private protected string[] Titles() => [.. Page.FindAll(".desk-row .desk-title").Select(t => t.TextContent)];

    private protected IElement Row(string title) => Page.FindAll(".desk-row").Single(r => r.QuerySelector(".desk-title")!.TextContent == title);

    private protected IElement Option(string value) => Page.FindAll(".pick-option input")[PageLanguage.All.Select(l => l.Code).ToList().IndexOf(value)];

    private protected Task SeeAsync(string title) => WaitAsync(() => Assert.Contains(title, Titles()));

    private protected Task WaitAsync(Action assertion) => Page.WaitForAssertionAsync(assertion, Patience);

    private void Share<T>()
        where T : class => Services.AddSingleton(Host.Services.GetRequiredService<T>());
}
