using System.Diagnostics;
using System.Text.Json;

namespace Dashboard.Tests.Support;

/// <summary>The product in a process of its own, as it is delivered, on a loopback port and a data directory of its own.</summary>
internal sealed class Product : IAsyncDisposable
{
    public const string Email = StaffClient.Email;
    public const string Password = StaffClient.Password;
    private const string Ready = "Dashboard is ready at ";
    private readonly StaffClient _staff = new();
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private Process _process = null!;

    private Product(string folder, bool ownsFolder) => (_folder, _ownsFolder) = (folder, ownsFolder);

    public string Address { get; private set; } = "";

    public int ProcessId => _process.Id;

    /// <summary>Starts it with one administrator and no sources; what <paramref name="environment"/> says comes on top.</summary>
    public static async Task<Product> StartAsync(CancellationToken ct, params (string Key, string Value)[] environment)
    {
        var product = new Product(Directory.CreateTempSubdirectory("product").FullName, ownsFolder: true);
        await product.LaunchAsync("http://127.0.0.1:0", environment, ct);
        return product;
    }

    /// <summary>Kills it as a power cut would and starts it again on the same data and port.</summary>
    public async Task CrashAndStartAsync(CancellationToken ct, params (string Key, string Value)[] environment)
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(ct);
        _process.Dispose();
        await LaunchAsync(Address, environment, ct);
    }

    /// <summary>A request to its API, as the administrator.</summary>
    public Task<JsonElement> CallAsync(HttpMethod method, string path, object? body, CancellationToken ct) => _staff.CallAsync(Address, method, path, body, ct);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        _staff.Dispose();
        if (_ownsFolder)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task LaunchAsync(string url, (string Key, string Value)[] environment, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Dashboard.dll"), "--urls", url])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (string, string)[] usual =
        [
            ("DataDirectory", _folder), ("Sources__StarterList", ""), ("Admin__Email", Email), ("Admin__Password", Password),
            ("Ingest__MinimumInterval", "00:00:01"), ("Accounts__SignInsPerMinute", "1000"), ("DOTNET_TieredPGO", "0"),
        ];
        foreach (var (key, value) in usual.Concat(environment))
        {
            start.Environment[key] = value;
        }

        _process = Process.Start(start)!;
        var errors = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        var said = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            said.Add(line);
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                Address = line[Ready.Length..].TrimEnd('/');
                _ = DrainAsync(_process.StandardOutput);
                return;
            }
        }

        Assert.Fail($"The product did not start: {string.Join('\n', said)}\n{await errors}");
    }

    // A full pipe would hold the process up.
    private static async Task DrainAsync(StreamReader output)
    {
        while (await output.ReadLineAsync(CancellationToken.None) is not null)
        {
        }
    }
}
