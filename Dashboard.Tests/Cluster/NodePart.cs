using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Dashboard.Tests.Cluster;

/// <summary>The product as it is delivered, one node of several.</summary>
/// <param name="number">From 1.</param>
/// <param name="environment">What all nodes are told.</param>
internal sealed class NodePart(int number, IReadOnlyList<(string Key, string Value)> environment) : Part(string.Create(CultureInfo.InvariantCulture, $"node {number}"))
{
    // A folder with a publish: what a newsroom runs, where a build would have every node compile itself on the same cores.
    private static readonly string? Published = Environment.GetEnvironmentVariable("CHAOS_PRODUCT");

    private readonly string _folder = Directory.CreateTempSubdirectory("cluster-node").FullName;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseCookies = false });

    public int Number { get; } = number;

    public int Port { get; } = SparePort();

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    protected override ProcessStartInfo Command()
    {
        string[] serve = ["--urls", Address];
        var start = Published is { } folder
            ? new ProcessStartInfo(Path.Combine(folder, "Dashboard"), serve) { WorkingDirectory = _folder }
            : new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Dashboard.dll"), .. serve]) { WorkingDirectory = _folder };
        start.Environment["DataDirectory"] = _folder;
        // Where a publish that brings no runtime finds one; three folders below it lies what runs this.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        // So that the farm can tell who asks.
        start.Environment["Ingest__UserAgent"] = string.Create(CultureInfo.InvariantCulture, $"{SourceFarm.AgentPrefix}{Number}");
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        return start;
    }

    protected override async Task<bool> ServesAsync(CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Address + "/health/ready");
            using var response = await _client.SendAsync(request, ct);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
