using Dashboard.Accounts;
using Dashboard.Shared.Sources;
using Dashboard.Shell;
using Dashboard.Sources.Opml;
using Dashboard.Sources.Scheduling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace Dashboard.Sources;

/// <summary>Registers and maps whom we read and when.</summary>
public static class SourcesSetup
{
    private const int NavOrder = 30;

    /// <summary>Adds sources. Needs storage, the road, fetching and accounts; Ingest replaces <see cref="IPolling"/>.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddSources(this IServiceCollection services)
    {
        services.AddOptions<SourcesOptions>().BindConfiguration("Sources").ValidateOnStart();
        services.AddSingleton<IValidateOptions<SourcesOptions>, SourcesOptionsCheck>();
        services.AddOptions<IngestScheduleOptions>().BindConfiguration(IngestScheduleOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddLocalization();
        services.TryAddSingleton<IPolling, NoPolling>();
        services.AddSingleton<SourceHints>();
        services.AddSingleton<SourceSettingsRules>();
        services.AddSingleton<SourceSummaries>();
        services.AddSingleton<SourceRuns>();
        services.AddSingleton<FullTexts>();
        services.AddSingleton<SourceActs>();
        services.AddSingleton<SourceRegister>();
        services.AddSingleton<SourceDesk>();
        services.AddSingleton<SourceIntake>();
        services.AddSingleton<PollWatch>();
        services.AddSingleton<SourceImport>();
        services.AddSingleton<SourceExport>();
        services.AddHostedService<StarterList>();
        services.AddNavItem<SourcesTexts>("/sources", "Sources", Icons.Material.Outlined.RssFeed, NavOrder, Policies.Administration);
        return services;
    }

    /// <summary>Maps the API of sources; the page is found by the router.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication MapSources(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var sources = app.MapGroup("/api/sources").RequireAuthorization(Policies.Administration).WithTags("sources")
            .WithMetadata(new RequestSizeLimitAttribute(SourceRequestReader.MaxBody)).ProducesProblem(401).ProducesProblem(403);
        sources.MapGet("", SourceApi.ListAsync).WithSummary("Every source with its health").Produces<SourceList>();
        sources.MapPost("", SourceApi.AddAsync).WithSummary("Adds a source").Accepts<SourceRequest>("application/json").Produces<SourceSummary>(201).ProducesProblem(400).ProducesProblem(409).ProducesProblem(422);
        sources.MapGet("/{id:int}", SourceApi.GetAsync).WithSummary("One source").Produces<SourceSummary>().ProducesProblem(404);
        sources.MapPut("/{id:int}", SourceApi.ChangeAsync).WithSummary("Changes a source; its version must be the current one").Accepts<SourceRequest>("application/json").Produces<SourceSummary>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        sources.MapDelete("/{id:int}", SourceApi.CloseAsync).WithSummary("Closes a source; its headlines stay").Produces(204).ProducesProblem(404);
        sources.MapPost("/{id:int}/poll", SourceApi.PollAsync).WithSummary("Polls a source now").Produces<SourceSummary>(202).ProducesProblem(404).ProducesProblem(409);
        sources.MapGet("/{id:int}/runs", SourceApi.RunsAsync).WithSummary("What the polls of a source came to, newest first; polls on end that found nothing new stand as one")
            .Produces<SourceRunList>().ProducesProblem(400).ProducesProblem(404);
        sources.MapPost("/{id:int}/pause", SourceApi.PauseAsync).WithSummary("Pauses a source").Produces<SourceSummary>().ProducesProblem(404).ProducesProblem(409);
        sources.MapPost("/{id:int}/resume", SourceApi.ResumeAsync).WithSummary("Resumes a paused source").Produces<SourceSummary>().ProducesProblem(404);
        sources.MapPost("/preview", SourceApi.PreviewAsync).WithSummary("What would be read of an address; nothing is kept").Accepts<SourceRequest>("application/json").Produces<SourcePreview>().ProducesProblem(400).ProducesProblem(422);
        sources.MapPost("/poll", SourceApi.PollAllAsync).WithSummary("Polls every active source now; with wait=SECONDS answers once all have been polled (200) or the time is up (202)")
            .Produces<SourcePollAll>().Produces<SourcePollAll>(202);
        sources.MapGet("/opml", OpmlApi.ExportAsync).WithSummary("The sources as OPML").Produces(200, contentType: "text/x-opml");
        sources.MapPost("/opml", OpmlApi.ImportAsync).WithSummary("Adds the sources of an OPML document").Produces<OpmlAnswer>().ProducesProblem(400).ProducesProblem(413)
            .WithMetadata(new RequestSizeLimitAttribute(OpmlReader.MaxBytes + 1L));
        return app;
    }
}
