using Dashboard.Storage.Clocks;
using Dashboard.Storage.Reach;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dashboard.Storage;

/// <summary>Chooses the database and registers it.</summary>
public static class StorageSetup
{
    /// <summary>Adds the database: PostgreSQL with <c>ConnectionStrings:Postgres</c>, else SQLite in <paramref name="data"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="data">The data directory.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration, DataDirectory data)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(data);
        // Through a factory, so that the container lets go of the folder.
        services.AddSingleton(_ => data);
        services.AddSingleton(PostgresConnection.Of(configuration) is null ? TimeProvider.System : new SharedClock(TimeProvider.System));
        services.AddSingleton<ClockKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ClockKeeper>());
        services.AddSingleton<ClockWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ClockWatch>());
        services.AddSingleton<Migrator>();
        services.AddDatabase(configuration, data);

        var protection = services.AddDataProtection().SetApplicationName("newsroom").PersistKeysToDbContext<NewsroomDb>();
        if (KeyCertificate.Of(configuration) is { } certificate)
        {
            protection.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate(certificate);
        }

        services.AddSingleton<FirstKey>();
        services.AddSingleton<DatabaseReach>();
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        return services;
    }

    /// <summary>Turns requests away while the database does not answer; belongs behind what makes an answer of a fault.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication UseStorage(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<DatabaseGate>();
        return app;
    }

    private static void AddDatabase(this IServiceCollection services, IConfiguration configuration, DataDirectory data)
    {
        if (PostgresConnection.Of(configuration) is { } postgres)
        {
            services.AddProvider<PostgresNewsroomDb>(
                options => options
                    .UseNpgsql(postgres)
                    // Thrown too, and told by whoever asked.
                    .ConfigureWarnings(warnings => warnings.Log(
                        (RelationalEventId.ConnectionError, LogLevel.Debug), (CoreEventId.QueryIterationFailed, LogLevel.Debug))),
                provider => new AwayInterceptor(provider.GetRequiredService<DatabaseReach>()));
            services.AddHostedService(provider => ActivatorUtilities.CreateInstance<DatabaseProbe>(provider, postgres));
        }
        else
        {
            var pragmas = new SqlitePragmas();
            services.AddProvider<SqliteNewsroomDb>(options => options
                .UseSqlite($"Data Source={data.DatabaseFile};Default Timeout=30")
                .AddInterceptors(pragmas)
                // SQLite rebuilds a table to change it, with its foreign keys off meanwhile, which no transaction can do: nothing to warn of.
                .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning)));
        }
    }

    private static void AddProvider<T>(
        this IServiceCollection services, Action<DbContextOptionsBuilder> options, Func<IServiceProvider, IInterceptor>? watched = null)
        where T : NewsroomDb
    {
        services.AddSingleton(ModelStart.Begin<T>(options));
        services.AddPooledDbContextFactory<T>((provider, builder) =>
        {
            options(builder);
            if (watched is not null)
            {
                builder.AddInterceptors(watched(provider));
            }
        });
        services.AddSingleton<IDbContextFactory<NewsroomDb>, NewsroomDbFactory<T>>();
        services.AddScoped<NewsroomDb>(provider => provider.GetRequiredService<IDbContextFactory<T>>().CreateDbContext());
    }
}
