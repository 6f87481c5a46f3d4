namespace Dashboard.Tests.Cluster;

/// <summary>The programs of a real installation, found as <c>.ci/run</c> finds them.</summary>
internal static class Tools
{
    private const string DebianPostgres = "/usr/lib/postgresql";

    /// <summary>Redis, null where there is none.</summary>
    public static string? Redis { get; } = OnPath("redis-server");

    /// <summary>The proxy, null where there is none.</summary>
    public static string? Nginx { get; } = OnPath("nginx");

    /// <summary>The folder of PostgreSQL's programs, null where there is none: the newest of Debian's, else the path's.</summary>
    public static string? Postgres { get; } = Directory.Exists(DebianPostgres)
        ? Directory.EnumerateDirectories(DebianPostgres).Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : Path.GetDirectoryName(OnPath("initdb"));

    /// <summary>Limits what a process may do (util-linux), null where there is none.</summary>
    public static string? PrLimit { get; } = OnPath("prlimit");

    /// <summary>What lets a process see another time than it is, null where there is none: Debian's.</summary>
    public static string? FakeTime { get; } = Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib").Select(d => Path.Combine(d, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        : null;

    /// <summary>Names what is absent; null when all of it is there.</summary>
    public static string? Missing
    {
        get
        {
            var absent = new[] { ("redis-server", Redis), ("nginx", Nginx), ("PostgreSQL's initdb", Postgres) }.Where(t => t.Item2 is null).Select(t => t.Item1).ToList();
            return absent.Count == 0 ? null : string.Join(", ", absent);
        }
    }

    /// <summary>The folder of the repository, where the shipped configuration of the proxy lies.</summary>
    public static string Repository { get; } = FindRepository();

    private static string? OnPath(string program) => $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin".Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dashboard.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("This does not run from inside the repository.");
    }
}
