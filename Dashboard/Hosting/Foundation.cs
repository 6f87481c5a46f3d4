using Dashboard.Storage;

namespace Dashboard.Hosting;

/// <summary>What stands before any room wakes: the data directory held, a Redis to ring, the database at the model.</summary>
/// <param name="data">The data directory.</param>
/// <param name="configuration">Says which database and which Redis.</param>
/// <param name="database">Brings the database to the model.</param>
/// <param name="key">Makes the first key.</param>
/// <param name="quiet">Told when the start is over.</param>
internal sealed class Foundation(DataDirectory data, IConfiguration configuration, DatabaseStart database, FirstKey key, QuietStart quiet)
    : IHostedLifecycleService, IDisposable
{
    private EmbeddedGarnet? _garnet;

    /// <inheritdoc />
    /// <exception cref="StartRefusedException">The data directory or the database cannot be used.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var isOnSqlite = string.IsNullOrEmpty(configuration.GetConnectionString("Postgres"));
        if (isOnSqlite)
        {
            Hold();
        }

        // Neither needs the other, and both take their time.
        var redis = Task.Run(EnsureRedis, cancellationToken);
        try
        {
            await database.PrepareAsync(isSoleOwner: isOnSqlite, cancellationToken);
        }
        finally
        {
            await redis;
        }

        key.Make();
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        quiet.End();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Prepares the database for a command, which may run beside a server: only that one migrates what it holds.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task StartForCommandAsync(CancellationToken ct)
    {
        EnsureRedis();
        if (!string.IsNullOrEmpty(configuration.GetConnectionString("Postgres")))
        {
            await database.PrepareAsync(isSoleOwner: false, ct);
            return;
        }

        try
        {
            if (data.TryHold())
            {
                await database.PrepareAsync(isSoleOwner: true, ct);
            }
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new StartRefusedException(NotWritable, fault);
        }
        finally
        {
            // A server that starts meanwhile must find the folder free.
            data.LetGo();
        }
    }

    /// <summary>Stops the embedded Redis. Twice is once: the container disposes of what it knows under two names twice.</summary>
    public void Dispose()
    {
        _garnet?.Dispose();
        _garnet = null;
    }

    private string NotWritable => $"DataDirectory is \"{data.Path}\", which cannot be written; name a folder that this user may write to.";

    // Two servers on one SQLite file would each hand out numbers and ring a bell that the other does not hear.
    private void Hold()
    {
        try
        {
            if (!data.TryHold())
            {
                throw new StartRefusedException(
                    $"DataDirectory is \"{data.Path}\", which another running server holds; stop that one, or name another folder.");
            }
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new StartRefusedException(NotWritable, fault);
        }
    }

    private void EnsureRedis()
    {
        if (string.IsNullOrEmpty(configuration.GetConnectionString("Redis")))
        {
            _garnet = EmbeddedGarnet.Start();
            configuration["ConnectionStrings:Redis"] = _garnet.ConnectionString;
        }
    }
}
