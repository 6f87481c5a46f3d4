using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Dashboard.Tests.Cluster;

/// <summary>A PostgreSQL of its own in a folder of its own.</summary>
internal sealed class PostgresPart : Part
{
    private const string User = "postgres";

    // A schema that is looked into before PostgreSQL's own functions; there is none until a clock is shifted.
    private const string Shifted = "shifted";
    private readonly int _port = SparePort();
    private readonly string _folder;
    private readonly string _data;

    private PostgresPart(string folder)
        : base("postgres") => (_folder, _data) = (folder, Path.Combine(folder, "data"));

    /// <summary>Names the newsroom's database.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = _port, Username = User, Database = "newsroom", Timeout = 60 }.ConnectionString;

    /// <summary>Makes an empty one; PostgreSQL refuses to run as root, so root lends it the account of that name.</summary>
    public static async Task<PostgresPart> CreateAsync(CancellationToken ct)
    {
        var part = new PostgresPart(Directory.CreateTempSubdirectory("cluster-pg").FullName);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync(new ProcessStartInfo("chown", [User, part._folder]), ct);
        }

        await RunAsync(part.AsPostgres("initdb", "-D", part._data, "-A", "trust", "-U", User, "--no-sync", "--wal-segsize=1"), ct);
        return part;
    }

    /// <summary>Cuts the connections of all its clients.</summary>
    public Task CutAsync(CancellationToken ct) =>
        QueryAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'", r => r.GetInt64(0), ct);

    /// <summary>Lets no file grow beyond a megabyte, as a full disk would; its log, in pieces of that size, goes on.</summary>
    public Task FillDiskAsync(CancellationToken ct) => LimitFilesAsync("1048576", ct);

    /// <summary>Makes room.</summary>
    public Task MakeRoomAsync(CancellationToken ct) => LimitFilesAsync("unlimited", ct);

    /// <summary>Sets the clock that the database tells ahead of the machine's, from one answer to the next.</summary>
    public Task ShiftClockAsync(TimeSpan ahead, CancellationToken ct) => QueryAsync(
        string.Create(CultureInfo.InvariantCulture, $"""
            CREATE SCHEMA IF NOT EXISTS {Shifted};
            CREATE OR REPLACE FUNCTION {Shifted}.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
                AS 'SELECT pg_catalog.clock_timestamp() + interval ''{(long)ahead.TotalSeconds} s''';
            SELECT 1
            """),
        r => r.GetInt32(0),
        ct);

    /// <summary>Asks the newsroom's database on a connection of its own.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected override ProcessStartInfo Command() => AsPostgres(
        "postgres", "-D", _data, "-p", _port.ToString(CultureInfo.InvariantCulture), "-h", "127.0.0.1", "-k", _folder, "-c", "max_connections=600", "-c", "min_wal_size=80MB", "-c", "max_wal_size=1GB",
        "-c", $"search_path={Shifted},public,pg_catalog");

    protected override async Task<bool> ServesAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Database = User, Pooling = false, Timeout = 5 }.ConnectionString);
            await connection.OpenAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    // PostgreSQL takes a limit on the size of files for a full disk. Those that it starts later have the limit of the first of them.
    private async Task LimitFilesAsync(string bytes, CancellationToken ct)
    {
        foreach (var id in Tree())
        {
            await RunAsync(AsPostgres(Tools.PrLimit!, "--pid", id.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:"), ct);
        }
    }

    private static async Task RunAsync(ProcessStartInfo start, CancellationToken ct)
    {
        (start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError) = (false, true, true);
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName}: {string.Join('\n', said)}");
        }
    }

    private ProcessStartInfo AsPostgres(string program, params string[] arguments)
    {
        var file = Path.Combine(Tools.Postgres!, program);
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", [$"--reuid={User}", $"--regid={User}", "--clear-groups", file, .. arguments])
            : new ProcessStartInfo(file, arguments);
        start.WorkingDirectory = _folder;
        return start;
    }
}
