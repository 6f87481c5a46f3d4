using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.Tests.Cluster;

/// <summary>One process of the installation with its children, which a test may kill, freeze and start again; always by their identifiers.</summary>
/// <param name="name">How reports call it.</param>
internal abstract class Part(string name) : IAsyncDisposable
{
    private const int MostLines = 400;
    private const int FirstPort = 20_000;
    private const uint Ports = 12_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static int _given = Random.Shared.Next((int)Ports);
    private readonly ConcurrentQueue<string> _lines = new();
    private long _printed;
    private Process? _process;
    private volatile bool _isWanted;

    public string Name { get; } = name;

    /// <summary>The last lines it wrote.</summary>
    public IReadOnlyCollection<string> Output => _lines;

    /// <summary>How many lines it wrote in all.</summary>
    public long Printed => Interlocked.Read(ref _printed);

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>It ended by itself since it was last started; nobody asked it to.</summary>
    public bool EndedByItself => _isWanted && !IsRunning;

    /// <summary>
    /// A loopback port that nobody listens on. Each is given once, and none is of those that the system gives to outgoing connections and to
    /// whoever asks for any: between the look and the start one of them would be taken now and then.
    /// </summary>
    public static int SparePort()
    {
        while (true)
        {
            var port = FirstPort + (int)((uint)Interlocked.Increment(ref _given) % Ports);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody listens there; the next one will do.
            }
        }
    }

    /// <summary>Starts it, again and again as a supervisor would, until it serves.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var looks = new PeriodicTimer(Pause, TimeProvider.System);
        while (true)
        {
            Launch();
            while (IsRunning)
            {
                if (await ServesAsync(ct))
                {
                    _isWanted = true;
                    return;
                }

                await looks.WaitForNextTickAsync(ct);
                if (TimeProvider.System.GetElapsedTime(began) > Patience)
                {
                    throw new TimeoutException($"{Name} does not serve: {string.Join('\n', _lines)}");
                }
            }
        }
    }

    /// <summary>Kills it as a power cut would.</summary>
    public async Task KillAsync()
    {
        _isWanted = false;
        if (_process is { HasExited: false } process)
        {
            // What is frozen is killed too.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Asks it to stop as an operator does (SIGTERM), and waits.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        _isWanted = false;
        if (_process is { HasExited: false } process)
        {
            await SignalAsync("TERM", [process.Id]);
            await process.WaitForExitAsync(ct);
        }
    }

    /// <summary>Stops its clock (SIGSTOP): its connections stay and it answers nothing.</summary>
    public Task FreezeAsync() => SignalAsync("STOP", Tree());

    /// <summary>Lets it go on (SIGCONT).</summary>
    public Task ThawAsync() => SignalAsync("CONT", Tree());

    public virtual async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
    }

    /// <summary>What is started.</summary>
    protected abstract ProcessStartInfo Command();

    /// <summary>Whether it serves by now.</summary>
    protected abstract Task<bool> ServesAsync(CancellationToken ct);

    /// <summary>Whether a loopback port answers.</summary>
    protected static async Task<bool> AnswersAsync(int port, CancellationToken ct)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Its identifier and those of its descendants.</summary>
    protected IReadOnlyList<int> Tree()
    {
        var all = new List<int>();
        if (_process is { HasExited: false } process)
        {
            all.Add(process.Id);
            for (var i = 0; i < all.Count; i++)
            {
                all.AddRange(ChildrenOf(all[i]));
            }
        }

        return all;
    }

    /// <summary>Sends a signal to processes by their identifiers; one that has ended meanwhile is no fault.</summary>
    protected static async Task SignalAsync(string signal, IReadOnlyList<int> ids)
    {
        if (ids.Count > 0)
        {
            var start = new ProcessStartInfo("kill", [$"-{signal}", .. ids.Select(i => i.ToString(CultureInfo.InvariantCulture))]) { UseShellExecute = false, RedirectStandardError = true };
            using var kill = Process.Start(start)!;
            await kill.StandardError.ReadToEndAsync();
            await kill.WaitForExitAsync();
        }
    }

    private static List<int> ChildrenOf(int id)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/task/{id}/children");
        try
        {
            return File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => int.Parse(c, CultureInfo.InvariantCulture)).ToList();
        }
        catch (IOException)
        {
            // It ended between the two looks.
            return [];
        }
    }

    private void Launch()
    {
        var start = Command();
        (start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError) = (false, true, true);
        _process?.Dispose();
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Keep(e.Data);
        _process.ErrorDataReceived += (_, e) => Keep(e.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            Interlocked.Increment(ref _printed);
            _lines.Enqueue(line);
            if (_lines.Count > MostLines)
            {
                _lines.TryDequeue(out _);
            }
        }
    }
}
