using Microsoft.Extensions.Options;

namespace Dashboard.Fetching.Robots;

/// <summary>
/// Knows what the hosts' robots.txt say to us. Each is fetched once a day, however many ask for it at once, through the same guard as
/// everything; memory is held for so many hosts only.
/// </summary>
/// <param name="options">Says who we are.</param>
/// <param name="allowed">Hosts that are not spaced.</param>
/// <param name="time">The clock.</param>
public sealed class RobotsBook(IOptions<FetchingOptions> options, AllowedPrivateHosts allowed, TimeProvider time) : IDisposable
{
    /// <summary>Longest Crawl-delay that is heeded.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>Hosts remembered at most.</summary>
    public const int MostHosts = 1024;

    private const int Dropped = MostHosts / 8;
    private const string Accept = "text/plain, */*;q=0.5";

    private readonly string _token = ProductAgent.Token(options.Value.UserAgent ?? ProductAgent.Plain).ToString();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RobotsEntry> _hosts = new(StringComparer.Ordinal);

    /// <summary>Hosts remembered now.</summary>
    public int Hosts
    {
        get
        {
            lock (_lock)
            {
                return _hosts.Count;
            }
        }
    }

    /// <summary>Asks whether a page may be fetched. No turn at its host may be held meanwhile.</summary>
    /// <param name="url">The page.</param>
    /// <param name="fetch">Fetches a robots.txt.</param>
    /// <param name="ct">Stops the waiting; what others wait for goes on.</param>
    /// <returns>Why not: <see cref="FailureCode.Robots"/> or <see cref="FailureCode.RobotsUnreachable"/>; null where nothing is against it.</returns>
    internal async ValueTask<string?> RefusalAsync(Uri url, Func<FetchRequest, CancellationToken, Task<FetchOutcome>> fetch, CancellationToken ct)
    {
        var rules = await Entry(url, fetch).Rules.WaitAsync(ct);
        return rules is null ? FailureCode.RobotsUnreachable : rules.Allows(url) ? null : FailureCode.Robots;
    }

    /// <summary>Waits until the host's Crawl-delay lets the next page be asked for. Feeds do not stand in this line.</summary>
    /// <param name="url">A page that may be fetched.</param>
    /// <param name="ct">Stops the waiting.</param>
    internal Task PaceAsync(Uri url, CancellationToken ct)
    {
        var wait = Wait(url);
        return wait > TimeSpan.Zero ? Task.Delay(wait, time, ct) : Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private static string KeyOf(Uri url) => url.GetLeftPart(UriPartial.Authority);

    private RobotsEntry Entry(Uri url, Func<FetchRequest, CancellationToken, Task<FetchOutcome>> fetch)
    {
        var key = KeyOf(url);
        lock (_lock)
        {
            if (_hosts.TryGetValue(key, out var known) && (known.Until is not { } until || until > time.GetUtcNow()))
            {
                return known;
            }

            if (known is null && _hosts.Count >= MostHosts)
            {
                Forget();
            }

            var former = known?.Known;
            var stop = _stop.Token;
            var entry = new RobotsEntry { Rules = Task.Run(() => FetchAsync(key, former, fetch, stop), stop), NextPage = known?.NextPage ?? 0 };
            _hosts[key] = entry;
            return entry;
        }
    }

    private async Task<RobotsRules?> FetchAsync(string key, RobotsRules? former, Func<FetchRequest, CancellationToken, Task<FetchOutcome>> fetch, CancellationToken ct)
    {
        RobotsAnswer? answer = null;
        try
        {
            var request = new FetchRequest(new Uri($"{key}/robots.txt")) { Accept = Accept, MaxBodyBytes = RobotsParser.MaxBytes, TakesHead = true };
            answer = RobotsAnswer.Of(await fetch(request, ct), _token);
        }
        finally
        {
            lock (_lock)
            {
                if (answer is null)
                {
                    _hosts.Remove(key);
                }
                else if (_hosts.TryGetValue(key, out var entry))
                {
                    (entry.Known, entry.Until) = (answer.Rules ?? former, time.GetUtcNow() + answer.Kept);
                }
            }
        }

        // While it cannot be had, what it said before still counts.
        return answer.Rules ?? former;
    }

    private TimeSpan Wait(Uri url)
    {
        lock (_lock)
        {
            if (!_hosts.TryGetValue(KeyOf(url), out var entry) || entry.Known?.Delay is not { } asked || allowed.IsUnspaced(url.IdnHost, url.Port))
            {
                return TimeSpan.Zero;
            }

            var now = time.GetTimestamp();
            var start = Math.Max(now, entry.NextPage);
            entry.NextPage = start + (long)((asked < LongestDelay ? asked : LongestDelay).TotalSeconds * time.TimestampFrequency);
            return time.GetElapsedTime(now, start);
        }
    }

    // Those that end first; what is under way stays, since somebody waits for it.
    private void Forget()
    {
        foreach (var (key, _) in _hosts.Where(h => h.Value.Until is not null).OrderBy(h => h.Value.Until).Take(Dropped).ToList())
        {
            _hosts.Remove(key);
        }
    }
}
