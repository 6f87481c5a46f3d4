using System.Diagnostics;

namespace Dashboard.Tests.Hosting;

/// <summary>The product as its own process, with a data directory of its own and a port that the system chose.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Ready = "Dashboard is ready at ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly string _folder;
    private readonly List<string> _output = [];
    private readonly Task<string> _errors;

    private ServerProcess(Process process, string folder)
    {
        (_process, _folder) = (process, folder);
        _errors = process.StandardError.ReadToEndAsync();
    }

    public Uri Address { get; private set; } = new("http://localhost");

    public string DataDirectory => Path.Combine(_folder, "data");

    /// <summary>Everything it has written to standard output so far.</summary>
    public IReadOnlyList<string> Output
    {
        get
        {
            lock (_output)
            {
                return [.. _output];
            }
        }
    }

    public int Id => _process.Id;

    /// <summary>All that it wrote to standard error, once it has ended.</summary>
    public Task<string> Errors => _errors;

    /// <summary>Starts the server and waits until it says that it is ready and everything that it says with it.</summary>
    public static async Task<ServerProcess> StartAsync(params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("server").FullName;
        using var limit = Limit();
        var server = new ServerProcess(Run(folder, ["--Urls", "http://127.0.0.1:0"], settings), folder);
        try
        {
            while (await server._process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                lock (server._output)
                {
                    server._output.Add(line);
                }

                if (line.StartsWith(Ready, StringComparison.Ordinal))
                {
                    server.Address = new Uri(line[Ready.Length..]);
                    _ = server.DrainAsync();
                    return server;
                }
            }

            throw new InvalidOperationException($"The server stopped: {string.Join('\n', server._output)}{await server._errors}");
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string? workingDirectory, string[] args, params (string Key, string Value)[] settings)
    {
        var folder = workingDirectory ?? Directory.CreateTempSubdirectory("server").FullName;
        using var limit = Limit();
        using var process = Run(folder, args, settings);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            if (workingDirectory is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>Asks it to stop as an operator does (SIGTERM), and answers how long it took and its exit code.</summary>
    public async Task<(TimeSpan Took, int ExitCode)> StopAsync()
    {
        using var limit = Limit();
        var began = Stopwatch.GetTimestamp();
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(limit.Token);
        }

        await _process.WaitForExitAsync(limit.Token);
        return (Stopwatch.GetElapsedTime(began), _process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _errors;
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Process Run(string folder, string[] args, (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Dashboard.dll"), .. args])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        start.Environment["DataDirectory"] = Path.Combine(folder, "data");
        start.Environment["Sources__StarterList"] = "";
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }

    private static CancellationTokenSource Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        return limit;
    }

    // A full pipe would stop the server.
    private async Task DrainAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_output)
            {
                _output.Add(line);
            }
        }
    }
}
