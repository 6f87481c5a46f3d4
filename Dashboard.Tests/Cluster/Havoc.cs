using System.Collections.Concurrent;
using System.Globalization;

namespace Dashboard.Tests.Cluster;

/// <summary>Does to an installation what a seed draws: each kind of fault once, in an order of its own, then any.</summary>
/// <param name="cluster">The installation.</param>
/// <param name="settings">Names the seed.</param>
/// <param name="time">The clock it goes by.</param>
internal sealed class Havoc(NewsroomCluster cluster, ChaosSettings settings, TimeProvider time)
{
    private const double LongFreezeSeconds = 20;
    private readonly Random _random = new(settings.Seed);
    private readonly ConcurrentDictionary<Part, bool> _busy = new();
    private readonly List<Task> _mending = [];
    private readonly ConcurrentQueue<string> _log = new();
    private readonly long _began = time.GetTimestamp();

    /// <summary>What was done, and when.</summary>
    public IReadOnlyCollection<string> Log => _log;

    /// <summary>Makes faults for the settings' duration, then mends everything.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        await (settings.Course switch
        {
            Course.NodesDieInTurn => InTurnAsync(ct),
            Course.RollingRestart => RollAsync(ct),
            _ => AtRandomAsync(ct),
        });
        await Task.WhenAll(_mending);
    }

    private async Task InTurnAsync(CancellationToken ct)
    {
        var each = settings.Duration / cluster.Nodes.Count;
        foreach (var node in cluster.Nodes)
        {
            // At this pace, or as fast as they come back where the machine is slower: one is away at a time.
            await Task.WhenAll(Task.Delay(each, time, ct), KillAsync(node, TimeSpan.FromSeconds(1), ct));
        }
    }

    private async Task RollAsync(CancellationToken ct)
    {
        foreach (var node in cluster.Nodes)
        {
            await Task.Delay(Seconds(2, 3), time, ct);
            await StopAsync(node, ct);
        }
    }

    private async Task AtRandomAsync(CancellationToken ct)
    {
        var kinds = Enum.GetValues<Fault>();
        _random.Shuffle(kinds);
        // The long freeze begins first and lies under the others.
        var plan = new Queue<Fault>(kinds.OrderBy(k => k != Fault.FreezeNodeForLong));
        while (plan.Count > 0 || time.GetElapsedTime(_began) < settings.Duration)
        {
            await Task.Delay(Seconds(0.5, 2.5), time, ct);
            var fault = plan.TryDequeue(out var planned) ? planned : kinds[_random.Next(kinds.Length)];
            fault = plan.Count == 0 && fault == Fault.FreezeNodeForLong && time.GetElapsedTime(_began).TotalSeconds + LongFreezeSeconds > settings.Duration.TotalSeconds ? Fault.FreezeNode : fault;
            var down = fault == Fault.FreezeNodeForLong ? TimeSpan.FromSeconds(LongFreezeSeconds) : Seconds(0.5, 3);
            var target = await TargetAsync(fault, _random.Next(), ct);
            _busy[target] = true;
            var act = ActAsync(fault, target, down, ct);
            _mending.Add(act);
            if (target is not NodePart)
            {
                await act;
            }
        }
    }

    private TimeSpan Seconds(double least, double most) => TimeSpan.FromSeconds(least + (_random.NextDouble() * (most - least)));

    // One node at least is left alone.
    private async Task<Part> TargetAsync(Fault fault, int draw, CancellationToken ct)
    {
        if (fault is Fault.KillRedis or Fault.FreezeRedis or Fault.CutRedis)
        {
            return cluster.Redis;
        }

        if (fault is Fault.KillPostgres or Fault.FreezePostgres or Fault.CutPostgres)
        {
            return cluster.Postgres;
        }

        if (fault is Fault.KillProxy or Fault.CutProxy)
        {
            return cluster.Proxy;
        }

        while (true)
        {
            var whole = cluster.Nodes.Where(n => !_busy.ContainsKey(n)).ToList();
            if (whole.Count > 1)
            {
                return whole[draw % whole.Count];
            }

            await Task.WhenAny(_mending.Where(m => !m.IsCompleted)).WaitAsync(ct);
        }
    }

    private Task ActAsync(Fault fault, Part target, TimeSpan down, CancellationToken ct) => fault switch
    {
        Fault.KillNode or Fault.KillRedis or Fault.KillPostgres or Fault.KillProxy => KillAsync(target, down, ct),
        Fault.StopNode => StopAsync(target, ct),
        Fault.CutRedis => CutAsync(target, cluster.Redis.CutAsync(ct)),
        Fault.CutPostgres => CutAsync(target, cluster.Postgres.CutAsync(ct)),
        Fault.CutProxy => CutAsync(target, cluster.Proxy.CutAsync()),
        _ => FreezeAsync(target, down, ct),
    };

    private async Task KillAsync(Part part, TimeSpan down, CancellationToken ct)
    {
        Say($"{part.Name} killed");
        await part.KillAsync();
        await Task.Delay(down, time, ct);
        await part.StartAsync(ct);
        Done(part, "serves again");
    }

    private async Task StopAsync(Part part, CancellationToken ct)
    {
        Say($"{part.Name} told to stop");
        await part.StopAsync(ct);
        Say($"{part.Name} has stopped");
        await part.StartAsync(ct);
        Done(part, "serves again");
    }

    private async Task FreezeAsync(Part part, TimeSpan down, CancellationToken ct)
    {
        Say(string.Create(CultureInfo.InvariantCulture, $"{part.Name} frozen for {down.TotalSeconds:F1} s"));
        await part.FreezeAsync();
        await Task.Delay(down, time, ct);
        await part.ThawAsync();
        Done(part, "goes on");
    }

    private async Task CutAsync(Part part, Task cut)
    {
        await cut;
        Done(part, "cut off from its clients");
    }

    private void Done(Part part, string what)
    {
        Say($"{part.Name} {what}");
        _busy.TryRemove(part, out _);
    }

    private void Say(string what) => _log.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{time.GetElapsedTime(_began).TotalSeconds,6:F1} s  {what}"));
}
