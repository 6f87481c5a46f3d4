using System.Globalization;
using Dashboard.Storage;
using Dashboard.Storage.Clocks;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Dashboard.Hosting;

/// <summary>Brings the database to the model, and waits a while for a PostgreSQL that is still starting.</summary>
/// <param name="migrator">Applies migrations.</param>
/// <param name="clock">Keeps the clock with the database's.</param>
/// <param name="data">Names the SQLite file.</param>
/// <param name="configuration">Names the PostgreSQL server.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says that it waits.</param>
internal sealed class DatabaseStart(
    Migrator migrator, ClockKeeper clock, DataDirectory data, IConfiguration configuration, TimeProvider time, ILogger<DatabaseStart> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Applies what is pending. Waits as long as the connection string's own <c>Timeout</c> says (15 s unless told).</summary>
    /// <param name="isSoleOwner">No other process uses the database.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="StartRefusedException">The database cannot be used.</exception>
    public async Task PrepareAsync(bool isSoleOwner, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                await migrator.MigrateAsync(isSoleOwner, ct);
                await clock.AskAsync(ct);
                return;
            }
            catch (Exception fault) when (Find<SqliteException>(fault) is { } cause)
            {
                throw new StartRefusedException($"DataDirectory is \"{data.Path}\", whose {Path.GetFileName(data.DatabaseFile)} cannot be used: {cause.Message}", fault);
            }
            catch (Exception fault) when (Find<NpgsqlException>(fault) is { } cause)
            {
                var server = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Postgres"));
                var waited = time.GetElapsedTime(began);
                if (!cause.IsTransient || waited >= TimeSpan.FromSeconds(server.Timeout))
                {
                    throw new StartRefusedException(Sentence(server, cause, waited), fault);
                }

                logger.LogWarning("PostgreSQL at {Host}:{Port} does not answer yet: {Fault}", server.Host, server.Port, cause.GetBaseException().Message);
                await Task.Delay(Pause, time, ct);
            }
        }
    }

    private static string Sentence(NpgsqlConnectionStringBuilder server, NpgsqlException cause, TimeSpan waited) => string.Create(
        CultureInfo.InvariantCulture,
        $"ConnectionStrings:Postgres names the database \"{server.Database}\" at {server.Host}:{server.Port}, which cannot be used: {cause.GetBaseException().Message} (waited {waited.TotalSeconds:0} s); start PostgreSQL, or correct the address, the user or the password.");

    private static T? Find<T>(Exception fault)
        where T : Exception
    {
        for (var inner = fault; inner is not null; inner = inner.InnerException)
        {
            if (inner is T found)
            {
                return found;
            }
        }

        return null;
    }
}
