using Npgsql;

namespace Dashboard.Storage;

/// <summary>The PostgreSQL that all nodes share, as the configuration names it.</summary>
public static class PostgresConnection
{
    private const string Limit = "idle_in_transaction_session_timeout";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Two nodes with two pools each, and their probes, stay below the hundred that a server allows when nobody says otherwise.
    private const int MostConnections = 23;

    // A longer Timeout is meant for a start, which waits for a server that comes up later.
    private const int MostSecondsToConnect = 5;

    /// <summary>
    /// The connection string; null without PostgreSQL. A node that stands still in the middle of a transaction (stopped, asleep, or
    /// gone without a word) holds locks that every other one waits for: the server ends such a transaction after five seconds, unless
    /// the operator's own <c>Options</c> say otherwise. So is the size of a pool bounded, unless the string says how large it may be.
    /// </summary>
    /// <param name="configuration">The configuration.</param>
    public static string? Of(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration.GetConnectionString("Postgres") is not { Length: > 0 } given)
        {
            return null;
        }

        var connection = new NpgsqlConnectionStringBuilder(given);
        if (connection.Options?.Contains(Limit, StringComparison.OrdinalIgnoreCase) != true)
        {
            connection.Options = FormattableString.Invariant($"{connection.Options} -c {Limit}={Patience.TotalMilliseconds}").TrimStart();
        }

        if (!given.Contains("pool", StringComparison.OrdinalIgnoreCase))
        {
            connection.MaxPoolSize = MostConnections;
        }

        // Nothing is set on a connection that outlives a transaction, so there is nothing to reset between two uses.
        connection.NoResetOnClose = true;
        connection.Timeout = connection.Timeout is 0 ? MostSecondsToConnect : Math.Min(connection.Timeout, MostSecondsToConnect);
        return connection.ConnectionString;
    }
}
