using Dashboard.Accounts;
using Dashboard.Moderation.Api;
using Dashboard.Moderation.Cases;
using Dashboard.Moderation.Cases.Books;
using Dashboard.Moderation.Cases.Reading;
using Dashboard.Moderation.Panel;
using Dashboard.Moderation.Reporting;
using Dashboard.Moderation.Reporting.Intake;
using Dashboard.Moderation.Reporting.People;
using Dashboard.Moderation.Rule;
using Dashboard.Shared.Moderation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.Moderation;

/// <summary>Registers and maps readers' reports and the moderators' desk.</summary>
public static class ModerationSetup
{
    /// <summary>Adds moderation. Needs storage, the road, the shell, accounts and pictures.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddModeration(this IServiceCollection services)
    {
        services.AddOptions<ModerationOptions>().BindConfiguration("Moderation").ValidateDataAnnotations().ValidateOnStart();
        services.AddLocalization();
        services.AddSingleton<ModerationMetrics>();
        services.AddSingleton<RuleBook>();
        services.AddSingleton<ReporterKeys>();
        services.AddSingleton<ReporterCookie>();
        services.AddSingleton<ReportForms>();
        services.AddSingleton<ReportGate>();
        services.AddSingleton<ReportTargets>();
        services.AddSingleton<Receipts>();
        services.AddSingleton<ReportDoor>();
        services.AddSingleton<ReportIntake>();
        services.AddHostedService(provider => provider.GetRequiredService<ReportIntake>());
        services.TryAddSingleton<ILookalikes, PictureLookalikes>();
        services.AddSingleton<CaseActs>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<PeopleBooks>();
        services.AddSingleton(provider => new CaseDesk(
            provider.GetRequiredService<CaseActs>(), provider.GetRequiredService<CaseReader>(), provider.GetRequiredService<PeopleBooks>(),
            provider.GetRequiredService<IAuthorizationService>(), provider.GetRequiredService<ModerationMetrics>()));
        services.AddModerationPanel();
        return services;
    }

    /// <summary>Maps both sides of the API; the pages are found by the router.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication MapModeration(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var small = new RequestSizeLimitAttribute(BodyReader.MaxBody);
        // No Accepts: two content types are read here, and another is answered in words. The page that answers a form has no circuit.
        app.MapPost("/api/images/{id}/reports", ReportApi.ReportAsync).AllowAnonymous().WithMetadata(small, new ExcludeFromInteractiveRoutingAttribute()).WithTags("Reports")
            .WithName("ReportImage").WithSummary("Reports a picture, without an account; a plain form is answered with a page").Produces<ReportAnswer>(202)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(410).ProducesProblem(413).ProducesProblem(415).ProducesProblem(429);
        app.MapGet("/api/reports/{receipt}", ReportApi.OutcomeAsync).AllowAnonymous().WithTags("Reports").WithName("ReportOutcome").WithSummary("What became of a report");
        MapCases(app.MapGroup("/api/moderation/cases").WithTags("Moderation").WithMetadata(small).RequireAuthorization(Policies.Moderation).ProducesProblem(401).ProducesProblem(403));
        app.MapModerationPanel();
        return app;
    }

    private static void MapCases(RouteGroupBuilder cases)
    {
        cases.MapGet("", ModerationApi.ListAsync).WithName("Cases").WithSummary("Cases, gravest and oldest first").Produces<CaseSummaryList>().ProducesProblem(400);
        cases.MapGet("/{id:long}", ModerationApi.FindAsync).WithName("Case").WithSummary("One case with its reports, pages and history").Produces<CaseDocument>().ProducesProblem(404);
        cases.MapPost("/{id:long}/claim", ModerationApi.ClaimAsync).WithName("ClaimCase").WithSummary("Takes a case for five minutes, or renews one's hold").Produces<CaseSummary>().ProducesProblem(404).ProducesProblem(409);
        cases.MapPost("/{id:long}/release", ModerationApi.ReleaseAsync).WithName("ReleaseCase").WithSummary("Lets a case go").Produces<CaseSummary>().ProducesProblem(404);
        cases.MapPost("/{id:long}/decide", ModerationApi.DecideAsync).WithName("DecideCase").WithSummary("Blocks or restores the picture").Produces<CaseSummary>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(415);
        cases.MapPost("/{id:long}/undo", ModerationApi.UndoAsync).WithName("UndoVerdict").WithSummary("Takes the last verdict back").Produces<CaseSummary>().ProducesProblem(404).ProducesProblem(409);
        cases.MapPost("/{id:long}/note", ModerationApi.NoteAsync).WithName("NoteCase").WithSummary("Writes a note into a case's history").Produces<CaseSummary>().ProducesProblem(400).ProducesProblem(404);
    }
}
