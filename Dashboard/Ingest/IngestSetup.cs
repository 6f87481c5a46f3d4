using System.Globalization;
using Dashboard.Accounts;
using Dashboard.Fetching;
using Dashboard.Ingest.Articles;
using Dashboard.Ingest.Cleaning;
using Dashboard.Ingest.Pages;
using Dashboard.Ingest.Shares;
using Dashboard.Ingest.WebSub;
using Dashboard.Sources;
using Dashboard.Storage;
using Dashboard.Storage.Reach;
using Npgsql;
using Quartz;

namespace Dashboard.Ingest;

/// <summary>Registers the polling of sources.</summary>
public static class IngestSetup
{
    private const string SchedulerName = "newsroom";
    private const string ClusteredStore = "Quartz.Impl.AdoJobStore.LocalTransactionJobStore";
    private const int LeastPlaces = 512;
    private const int PlacesEach = 8;
    private const int Rounds = 8;

    // A node that is silent for their sum is taken for dead, so its clock may differ by less than Silence from the others'. Its shares
    // of the sources are free then.
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Adds the polling. Needs storage, the road, fetching, wire, the site and sources, whose <see cref="IPolling"/> it fulfils.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">Says which database and how many polls at once.</param>
    public static IServiceCollection AddIngest(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton<BodyCleaner>();
        services.AddSingleton<HeadlineCleaner>();
        services.AddArticles();
        services.AddSingleton<SourceReader>();
        services.AddSingleton<SourceFetcher>();
        services.AddSingleton<FeedFinder>();
        services.AddSingleton<SourcePreviewer>();
        services.AddSingleton<PollBook>();
        services.AddSingleton<SourceMemory>();
        services.AddSingleton<Standstill>();
        services.AddHostedService(provider => provider.GetRequiredService<Standstill>());
        services.AddSingleton<DocumentRoom>();
        services.AddSingleton<SourcePoll>();
        services.AddSingleton<IngestMetrics>();
        services.AddSingleton<ShareBook>();
        services.AddSingleton<SourceCalls>();
        services.AddSingleton<SourceTurns>();
        services.AddSingleton<SourceTimers>();
        services.AddSingleton<IPolling>(provider => provider.GetRequiredService<SourceTimers>());
        services.AddHostedService<SourceTimersUpkeep>();
        services.AddWebSub();
        if (PostgresConnection.Of(configuration) is not null)
        {
            services.AddSingleton<ShareOffers>();
            services.AddSingleton<ShareLimit>();
            services.AddSingleton<ShareKeeper>();
            services.AddHostedService(provider => provider.GetRequiredService<ShareKeeper>());
        }

        services.AddQuartz(quartz => Configure(quartz, configuration));
        services.AddQuartz(SourceTurns.Scheduler, quartz => ConfigureOwn(quartz, configuration));
        services.AddOptions<LoggerFilterOptions>().Configure<IServiceProvider>(QuietWhileAway);
        // A poll in flight ends or gives way; its writer stops after it.
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddQuartzHttpApi(options => options.ReadOnly = true);
        return services;
    }

    /// <summary>Maps what the scheduler says of itself, for administrators, and the callbacks for hubs.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication MapIngest(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapQuartzHttpApi().RequireAuthorization(Policies.Administration).ExcludeFromDescription();
        return app.MapWebSub();
    }

    // The clustered store warns of a database that is away with a trace each second; that it is away is said once, by the storage.
    private static void QuietWhileAway(LoggerFilterOptions options, IServiceProvider services) => options.Rules.Add(new(
        providerName: null, ClusteredStore, LogLevel.Information,
        (_, _, level) => level != LogLevel.Warning || !services.GetRequiredService<DatabaseReach>().IsAway));

    // What the newsroom does once, whichever node does it: its shares of the sources, its rounds.
    private static void Configure(IQuartzBuilder quartz, IConfiguration configuration)
    {
        quartz.UseDefaultThreadPool(SourceShares.Count + Rounds);
        quartz.ConfigureScheduler(options =>
        {
            options.InstanceName = SchedulerName;
            options.IdleWaitTime = Look;
            options.MaxBatchSize = SourceShares.Count / 4;
        });
        if (PostgresConnection.Of(configuration) is { } postgres)
        {
            quartz.UseExecutionLimits(ShareLimit.Begin);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(NpgsqlFactory.Instance, postgres);
                store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (CheckIn, Silence));
                store.ProvisionSchema();
                store.ConfigureStore(options =>
                {
                    options.StoreJobDataAsStrings = true;
                    // Else a node that found the database away for longer than its silence says nothing for a quarter of a minute more,
                    // and is taken for dead while it polls.
                    options.DbRetryInterval = CheckIn;
                    // What a dead node did is offered under the time at which it began, and where that is more than a minute ago nobody is
                    // given it before it has been found to be missed.
                    options.MisfireHandlerFrequency = Look;
                });
            });
        }
        else
        {
            quartz.UseInMemoryStore();
        }
    }

    // When the sources of this node have their turn. In memory: the rows hold the schedule, and the store is rebuilt from them.
    private static void ConfigureOwn(IQuartzBuilder quartz, IConfiguration configuration)
    {
        var threads = int.TryParse(configuration[$"{FetchingOptions.Section}:{nameof(FetchingOptions.MaxConcurrency)}"], CultureInfo.InvariantCulture, out var set) && set > 0
            ? set
            : new FetchingOptions().MaxConcurrency;
        // Polls wait for their turn at a host inside the pool; the limit on fetches is the client's own.
        quartz.UseDefaultThreadPool(Math.Max(LeastPlaces, threads * PlacesEach));
        quartz.ConfigureScheduler(options =>
        {
            options.IdleWaitTime = Look;
            options.MaxBatchSize = Math.Min(threads, 64);
        });
        quartz.UseInMemoryStore();
    }
}
