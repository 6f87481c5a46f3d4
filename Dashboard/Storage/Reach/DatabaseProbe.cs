using System.Net.Sockets;
using Npgsql;

namespace Dashboard.Storage.Reach;

/// <summary>
/// Asks PostgreSQL each two seconds whether it is there, by a connection of its own: where all others are busy, the database is too,
/// which is no reason to turn readers away. While it is away it is asked more often, so that nobody is turned away for longer.
/// </summary>
/// <param name="connection">The database.</param>
/// <param name="reach">Learns from it.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells what the answer was.</param>
internal sealed partial class DatabaseProbe(string connection, DatabaseReach reach, TimeProvider time, ILogger<DatabaseProbe> logger) : BackgroundService
{
    private const int SecondsToAnswer = 5;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RoundWhileAway = TimeSpan.FromSeconds(0.5);
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
                LogRefused(fault.GetBaseException().Message);
                if (IsDown(fault))
                {
                    await reach.RefuseAsync(fault.GetBaseException().Message);
                }
            }

            timer.Period = reach.IsAway ? RoundWhileAway : Round;
        }
    }

    // Nobody listens, or it shuts down or starts up. Whatever else it says, such as that it has no connection left, it is there to say.
    private static bool IsDown(Exception fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } => true,
        PostgresException => false,
        _ => fault.GetBaseException() is IOException or SocketException,
    };

    private async Task<object?> AskAsync(CancellationToken ct)
    {
        await using var command = _source.CreateCommand("SELECT 1");
        try
        {
            return await command.ExecuteScalarAsync(ct);
        }
        catch (PostgresException answer) when (!IsDown(answer))
        {
            LogRefused(answer.MessageText);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The database cannot be reached: {Fault}")]
    private partial void LogRefused(string fault);
}
