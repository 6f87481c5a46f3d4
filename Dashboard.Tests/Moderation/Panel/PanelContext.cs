using System.Globalization;
using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Dashboard.Accounts;
using Dashboard.Live;
using Dashboard.Moderation.Cases;
using Dashboard.Moderation.Panel;
using Dashboard.Moderation.Panel.Acts;
using Dashboard.Moderation.Rule;
using Dashboard.Shared.Moderation;
using Dashboard.Shell;
using Dashboard.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using MudBlazor;
using MudBlazor.Services;

namespace Dashboard.Tests.Moderation.Panel;

/// <summary>The panel on the product's own services, Amira at it, and Sami at another screen.</summary>
public abstract class PanelContext : BunitContext, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private BunitAuthorizationContext? _authorization;
    private IRenderedComponent<ModerationPage>? _page;
    private int _address;

    private protected ModerationHost Host { get; private set; } = null!;

    private protected IRenderedComponent<MudDialogProvider> Dialogs { get; private set; } = null!;

    private protected IRenderedComponent<ModerationPage> Page => _page ?? throw new InvalidOperationException("Nothing was opened.");

    private protected static ClaimsPrincipal Sami { get; } = ModerationHost.Staff("Sami");

    private protected static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Host = await ModerationHost.StartAsync(more: More, settings: Settings);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        JSInterop.Mode = JSRuntimeMode.Loose;
        var module = JSInterop.SetupModule("/moderation.js");
        module.Mode = JSRuntimeMode.Loose;
        module.SetupModule("attach", _ => true).Mode = JSRuntimeMode.Loose;
        _authorization = AddAuthorization();
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddLogging();
        Services.AddSingleton(TimeProvider.System);
        Share<CaseDesk>();
        Share<RuleDesk>();
        Share<ActsReader>();
        Share<LiveFeed>();
        Share<SiteClock>();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await base.DisposeAsyncCore();
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What the host is configured with.</summary>
    private protected virtual (string, string)[] Settings => [];

    /// <summary>What the host is given beside its own services.</summary>
    private protected virtual Action<IServiceCollection>? More => null;

    private protected PanelScript Script => ((DotNetObjectReference<PanelScript>)JSInterop.Invocations["attach"][^1].Arguments[1]!).Value;

    private protected async Task OpenAsync(string query = "", string role = Roles.Moderator)
    {
        _authorization!.SetAuthorized("Amira");
        _authorization.SetRoles(role);
        _authorization.SetClaims(new Claim(ClaimTypes.NameIdentifier, "id-Amira"));
        if (role == Roles.Administrator)
        {
            _authorization.SetPolicies(Policies.Administration);
        }

        Render<MudPopoverProvider>();
        Dialogs = Render<MudDialogProvider>();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/moderation" + query);
        _page = Render<ModerationPage>();
        await WaitAsync(() => Assert.NotEmpty(Page.FindAll(".mod-row, .empty, .mod-acts")));
    }

    /// <summary>A picture that a reader of an address of their own has reported.</summary>
    private protected async Task<CaseRow> ReportedAsync(ReportReason reason = ReportReason.Violence, int reports = 1)
    {
        var picture = await Host.PictureAsync();
        for (var i = 0; i < reports; i++)
        {
            await Host.TakeAsync(picture, NextAddress(), reason: reason);
        }

        return await Host.CaseAsync(picture);
    }

    /// <summary>An address in a network that nobody had before.</summary>
    private protected string NextAddress() => $"{++_address + 20}.{_address}.{_address}.1";

    private protected Task ActAsync(string what, long? id = null) => Page.InvokeAsync(() => Script.Act(what, id));

    /// <summary>Finds and touches in one go: a drawing in between, which may come at any moment, would take away what was found.</summary>
    private protected Task TouchAsync(Action touch) => Page.InvokeAsync(touch);

    private protected long[] Ids() => [.. Page.FindAll(".mod-row").Select(r => long.Parse(r.GetAttribute("data-id")!, CultureInfo.InvariantCulture))];

    private protected IElement Row(long id) => Page.Find($".mod-row[data-id='{id}']");

    private protected Task SeeAsync(string selector, string text) => WaitAsync(() => Assert.Contains(Page.FindAll(selector), e => e.TextContent.Contains(text, StringComparison.Ordinal)));

    private protected Task WaitAsync(Action assertion) => Page.WaitForAssertionAsync(assertion, Patience);

    private protected Task WaitForDialogAsync(Action assertion) => Dialogs.WaitForAssertionAsync(assertion, Patience);

    private void Share<T>()
        where T : class => Services.AddSingleton(Host.Services.GetRequiredService<T>());
}
