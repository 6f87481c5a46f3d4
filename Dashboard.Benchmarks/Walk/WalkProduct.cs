using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dashboard.Benchmarks.Walk;

/// <summary>The product in a process of its own, with an empty data directory and, unless told otherwise, the embedded parts.</summary>
internal sealed class WalkProduct : IAsyncDisposable
{
    private const string Ready = "Dashboard is ready at ";
    private const string Email = "mesure@journal.example";
    private const string Password = "Encre-et-Papier-2026";
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);
    private readonly string _folder = Directory.CreateTempSubdirectory("walk").FullName;
    private readonly HttpClient _client = new();
    private readonly Process _process;

    private WalkProduct(string sourceHost, IEnumerable<(string Key, string Value)> more)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Dashboard.dll"), "--urls", "http://127.0.0.1:0"]) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var (key, value) in (IEnumerable<(string, string)>)
        [
            ("DataDirectory", _folder), ("Sources__StarterList", ""), ("Admin__Email", Email), ("Admin__Password", Password), ("Ingest__AllowedPrivateHosts", sourceHost), .. more,
        ])
        {
            start.Environment[key] = value;
        }

        _process = Process.Start(start)!;
    }

    public string Address { get; private set; } = "";

    /// <summary>From the start of the process to the first page read whole.</summary>
    public TimeSpan FirstPage { get; private set; }

    public int ProcessId => _process.Id;

    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    public static async Task<WalkProduct> StartAsync(string sourceHost)
    {
        var product = await StartAsync(sourceHost, []);
        // At rest is what it is once nobody has asked for a while.
        await Task.Delay(Settling);
        return product;
    }

    /// <summary>Starts it with further configuration.</summary>
    /// <param name="sourceHost">The source that may be fetched.</param>
    /// <param name="more">Environment variables.</param>
    public static async Task<WalkProduct> StartAsync(string sourceHost, IEnumerable<(string Key, string Value)> more)
    {
        var began = Stopwatch.GetTimestamp();
        var product = new WalkProduct(sourceHost, more);
        while (await product._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                product.Address = line[Ready.Length..].TrimEnd('/');
                break;
            }
        }

        _ = product._process.StandardOutput.ReadToEndAsync();
        await product._client.GetStringAsync(new Uri(product.Address + "/"));
        product.FirstPage = Stopwatch.GetElapsedTime(began);
        var token = (await product.PostAsync("/api/account/login", new { email = Email, password = Password })).GetProperty("accessToken").GetString();
        product._client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return product;
    }

    public Task<JsonElement> GetAsync(string path) => _client.GetFromJsonAsync<JsonElement>(new Uri(Address + path));

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await _client.PostAsJsonAsync(new Uri(Address + path), body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Sends what is no JSON.</summary>
    public async Task SendAsync(string path, HttpContent body)
    {
        using var response = await _client.PostAsync(new Uri(Address + path), body);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The series of a metric of its own: their labels and values.</summary>
    public async Task<IReadOnlyList<(string Labels, double Value)>> MetricAsync(string name)
    {
        var text = await _client.GetStringAsync(new Uri(Address + "/metrics"));
        return [.. text.Split('\n').Where(l => l.StartsWith(name + "{", StringComparison.Ordinal))
            .Select(l => (l.Split('{')[1].Split('}')[0], double.Parse(l.Split('}')[1].Trim().Split(' ')[0], CultureInfo.InvariantCulture)))];
    }

    /// <summary>How many deliveries on streams were written within each limit (s) of their commit so far, by the product's own metric.</summary>
    public async Task<IReadOnlyList<(string Limit, double Count)>> LagAsync()
    {
        var buckets = await MetricAsync("dashboard_live_lag_seconds_bucket");
        return [.. buckets.Where(b => b.Labels.Contains("transport=\"sse\"", StringComparison.Ordinal)).Select(b => (b.Labels.Split("le=\"")[1].Split('"')[0], b.Value))];
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
