using Dashboard.Accounts;
using Dashboard.Desk.Items;
using Dashboard.Shared.Headlines;
using Dashboard.Shell;
using Dashboard.Wire.Newsroom;
using Microsoft.AspNetCore.Mvc;
using MudBlazor;

namespace Dashboard.Desk;

/// <summary>Registers and maps the newsroom's live desk.</summary>
public static class DeskSetup
{
    private const int NavOrder = 10;

    /// <summary>Adds the desk. Needs the road, accounts, the wire, the site and the headlines.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<DeskReader>();
        services.AddSingleton<DeskActs>();
        services.AddNavItem<DeskTexts>("/desk", "Desk", Icons.Material.Outlined.ViewStream, NavOrder, Policies.Desk);
        return services;
    }

    /// <summary>Maps the writing side of the headlines' API; the page is found by the router.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication MapDesk(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        // No Accepts: routing would answer another content type with an empty 415, where ours says in words what to send.
        var headlines = app.MapGroup("/api/headlines").WithTags("Headlines").WithMetadata(new RequestSizeLimitAttribute(DeskRequestReader.MaxBody))
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(413).ProducesProblem(415);
        headlines.MapPost("", DeskApi.FileAsync).RequireAuthorization(Policies.Desk).WithName("FileHeadline").WithSummary("A headline that the newsroom writes itself").Produces<Headline>(201).ProducesProblem(409);
        headlines.MapPost("/{id:long}/withdraw", DeskApi.WithdrawAsync).RequireAuthorization(Policies.Moderation).WithName("WithdrawHeadline").WithSummary("Takes a headline back for good")
            .Produces<Withdrawal>().ProducesProblem(404);
        return app;
    }
}
