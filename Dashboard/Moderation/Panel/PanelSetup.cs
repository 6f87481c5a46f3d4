using Dashboard.Accounts;
using Dashboard.Moderation.Panel.Acts;
using Dashboard.Moderation.Rule;
using Dashboard.Shell;
using MudBlazor;

namespace Dashboard.Moderation.Panel;

/// <summary>Registers and maps the moderation panel.</summary>
public static class PanelSetup
{
    private const int NavOrder = 20;

    /// <summary>Adds the panel. Needs the desk of cases.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddModerationPanel(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<ActsReader>();
        services.AddSingleton<RuleDesk>();
        services.AddNavItem<PanelTexts>(Queue.PanelFilter.Path, "Moderation", Icons.Material.Outlined.Flag, NavOrder, Policies.Moderation);
        return services;
    }

    /// <summary>Maps the export of acts; the page is found by the router.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication MapModerationPanel(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var acts = app.MapGroup(Queue.PanelFilter.Path).RequireAuthorization(Policies.Administration).ExcludeFromDescription();
        acts.MapGet("/acts.csv", ActsExport.Csv);
        acts.MapGet("/acts.jsonl", ActsExport.JsonLines);
        return app;
    }
}
