using System.Text.Json;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Cluster;

/// <summary>
/// The topology of docker/compose.yml without Docker, on loopback: as many nodes as wanted behind nginx, one Redis and one
/// PostgreSQL of their own. Needs <see cref="Tools"/>.
/// </summary>
internal sealed class NewsroomCluster : IAsyncDisposable
{
    public const string Email = StaffClient.Email;
    public const string Password = StaffClient.Password;
    private readonly StaffClient _staff = new();

    private NewsroomCluster(PostgresPart postgres, int nodes, SourceFarm farm, FakeClock? clockOfLast, IEnumerable<(string Key, string Value)> more)
    {
        Postgres = postgres;
        (string, string)[] environment =
        [
            ("ConnectionStrings__Postgres", postgres.ConnectionString), ("ConnectionStrings__Redis", Redis.ConnectionString),
            ("Admin__Email", Email), ("Admin__Password", Password), ("Sources__StarterList", ""), ("Proxy__Trusted__0", "127.0.0.0/8"),
            ("Ingest__AllowedPrivateHosts__0", farm.Host), ("Ingest__MinimumInterval", "00:00:01"), ("Accounts__SignInsPerMinute", "1000"),
            ("Live__MaxConnectionsPerAddress", "10000"), ("DOTNET_TieredPGO", "0"), .. more,
        ];
        Nodes = [.. Enumerable.Range(1, nodes).Select(n => new NodePart(n, n == nodes && clockOfLast is not null ? [.. environment, .. clockOfLast.Environment] : environment))];
        Proxy = new ProxyPart([.. Nodes.Select(n => n.Port)]);
    }

    public RedisPart Redis { get; } = new();

    public PostgresPart Postgres { get; }

    public IReadOnlyList<NodePart> Nodes { get; }

    public ProxyPart Proxy { get; }

    public IEnumerable<Part> Parts => [Redis, Postgres, Proxy, .. Nodes];

    /// <summary>Starts all of it, the nodes at the same moment on an empty database.</summary>
    /// <param name="nodes">How many.</param>
    /// <param name="farm">The sources that may be fetched.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="more">Further environment variables of the nodes.</param>
    public static Task<NewsroomCluster> StartAsync(int nodes, SourceFarm farm, CancellationToken ct, params (string Key, string Value)[] more) =>
        StartAsync(nodes, farm, null, ct, more);

    /// <summary>Starts all of it, the last node by a clock of its own.</summary>
    /// <param name="nodes">How many.</param>
    /// <param name="farm">The sources that may be fetched.</param>
    /// <param name="clockOfLast">The last node's wall clock; null for this machine's.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="more">Further environment variables of the nodes.</param>
    public static async Task<NewsroomCluster> StartAsync(int nodes, SourceFarm farm, FakeClock? clockOfLast, CancellationToken ct, params (string Key, string Value)[] more)
    {
        var cluster = new NewsroomCluster(await PostgresPart.CreateAsync(ct), nodes, farm, clockOfLast, more);
        try
        {
            await Task.WhenAll(cluster.Redis.StartAsync(ct), cluster.Postgres.StartAsync(ct));
            await Task.WhenAll(cluster.Nodes.Select(n => n.StartAsync(ct)));
            await cluster.Proxy.StartAsync(ct);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds every source of the farm, polled each second.</summary>
    public Task AddSourcesAsync(SourceFarm farm, CancellationToken ct) => farm.AddToAsync(_staff, Nodes[0], ct);

    /// <summary>A request to a node's API, as the administrator; the token is one of all nodes.</summary>
    public Task<JsonElement> CallAsync(NodePart node, HttpMethod method, string path, object? body, CancellationToken ct) =>
        _staff.CallAsync(node.Address, method, path, body, ct);

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Parts.Reverse())
        {
            await part.DisposeAsync();
        }

        _staff.Dispose();
    }
}
