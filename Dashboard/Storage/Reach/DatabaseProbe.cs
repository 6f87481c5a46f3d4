using Npgsql;

namespace Dashboard.Storage.Reach;

/// <summary>
/// Asks PostgreSQL each two seconds whether it is there, by a connection of its own: where all others are busy, the database is too,
/// which is no reason to turn readers away.
/// </summary>
/// <param name="connection">The database.</param>
/// <param name="reach">Learns from it.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells what the answer was.</param>
internal sealed partial class DatabaseProbe(string connection, DatabaseReach reach, TimeProvider time, ILogger<DatabaseProbe> logger) : BackgroundService
{
    private const int SecondsToAnswer = 5;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 1, MinPoolSize = 0, CommandTimeout = SecondsToAnswer, ApplicationName = "probe" });

    /// <inheritdoc />
    public override void Dispose()
    {
        _source.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await reach.WatchAsync(AskAsync(stoppingToken));
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // One that refuses is down, which every question learns at once by itself.
                LogRefused(fault.GetBaseException().Message);
            }
        }
    }

    private async Task<object?> AskAsync(CancellationToken ct)
    {
        await using var command = _source.CreateCommand("SELECT 1");
        return await command.ExecuteScalarAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The database cannot be reached: {Fault}")]
    private partial void LogRefused(string fault);
}
