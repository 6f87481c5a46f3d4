using System.Diagnostics;
using System.Security.Cryptography;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dashboard.Benchmarks.Reports;

/// <summary>The delivered product behind a trusted proxy, with one picture to report, on a database of its own.</summary>
internal sealed class ReportProduct : IAsyncDisposable
{
    private const string Ready = "Dashboard is ready at ";
    private readonly string _folder = Directory.CreateTempSubdirectory("reports").FullName;
    private readonly string? _postgres;
    private readonly List<Process> _nodes = [];

    private ReportProduct(string? server) =>
        _postgres = server is null ? null : new NpgsqlConnectionStringBuilder(server) { Database = $"bench_{Guid.NewGuid():N}" }.ConnectionString;

    /// <summary>Where the nodes listen.</summary>
    public List<string> Addresses { get; } = [];

    /// <summary>Starts it; without a PostgreSQL server on SQLite.</summary>
    public static async Task<ReportProduct> StartAsync(string? server, int nodes)
    {
        var product = new ReportProduct(server);
        for (var i = 0; i < nodes; i++)
        {
            await product.LaunchAsync(i);
        }

        return product;
    }

    /// <summary>A picture that nobody has reported; its public name.</summary>
    public async Task<string> PictureAsync()
    {
        var hash = RandomNumberGenerator.GetBytes(32);
        var name = Convert.ToBase64String(hash[..16]).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        await using var db = Db();
        db.Pictures.Add(new PictureRow { Name = name, Hash = hash, Width = 640, Height = 480 });
        await db.SaveChangesAsync();
        return name;
    }

    /// <summary>What the database says in the end: reports of the case, report rows that count, blocks, events.</summary>
    public async Task<(int Reports, int Rows, int Blocks, int Events)> CountAsync(string image)
    {
        await using var db = Db();
        var row = await db.Cases.SingleAsync(c => c.Picture!.Name == image);
        return (row.Reports, await db.Reports.CountAsync(r => r.CaseId == row.Id && r.Counted), await db.CaseDecisions.CountAsync(d => d.CaseId == row.Id && d.Verdict == "block"),
            await db.Events.CountAsync(e => e.Kind == "image-blocked" && e.PictureId == row.PictureId));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            node.Kill(entireProcessTree: true);
            await node.WaitForExitAsync();
            node.Dispose();
        }

        if (_postgres is not null)
        {
            await using var db = Db();
            await db.Database.EnsureDeletedAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private NewsroomDb Db() => _postgres is not null
        ? new PostgresNewsroomDb(new DbContextOptionsBuilder<PostgresNewsroomDb>().UseNpgsql(_postgres).Options)
        : new SqliteNewsroomDb(new DbContextOptionsBuilder<SqliteNewsroomDb>().UseSqlite($"Data Source={new DataDirectory(Path.Combine(_folder, "0")).DatabaseFile};Default Timeout=30").Options);

    private async Task LaunchAsync(int number)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Dashboard.dll"), "--urls", "http://127.0.0.1:0"]) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var (key, value) in new[] { ("DataDirectory", Path.Combine(_folder, $"{number}")), ("Sources__StarterList", ""), ("Proxy__Trusted__0", "127.0.0.0/8"), ("Logging__LogLevel__Default", "Warning") })
        {
            start.Environment[key] = value;
        }

        if (_postgres is not null)
        {
            start.Environment["ConnectionStrings__Postgres"] = _postgres;
        }

        var node = Process.Start(start)!;
        _nodes.Add(node);
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                Addresses.Add(line[Ready.Length..].TrimEnd('/'));
                _ = node.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("The product did not start.");
    }
}
