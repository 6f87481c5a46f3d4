using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Tests.Cluster;

/// <summary>What one client has heard, and whether it was told each thing once and in order.</summary>
/// <param name="name">How reports call the client.</param>
internal sealed class Heard(string name)
{
    private const int MostFaults = 5;
    private readonly Lock _gate = new();
    private readonly List<string> _titles = [];
    private readonly List<string> _faults = [];
    private readonly List<double> _gaps = [];
    private long _lastArrival;
    private double _longest;
    private long _longestEnded;
    private int _awaited;
    private TaskCompletionSource? _reached;

    public string Name { get; } = name;

    /// <summary>Everything up to this number has been applied.</summary>
    public long Position { get; private set; }

    /// <summary>How often it had to connect.</summary>
    public int Connections { get; private set; }

    /// <summary>Headlines told as changed; nobody changes one here.</summary>
    public int Updates { get; private set; }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _titles.Count;
            }
        }
    }

    /// <summary>Titles in the order in which they were heard.</summary>
    public IReadOnlyList<string> Titles => Copy(_titles);

    /// <summary>What broke the guarantee of a connection: an event at or below the position that was asked for or told.</summary>
    public IReadOnlyList<string> Faults => Copy(_faults);

    /// <summary>Seconds between one headline and the next.</summary>
    public IReadOnlyList<double> Gaps => Copy(_gaps);

    /// <summary>When the longest of them ended (timestamp); 0 without any.</summary>
    public long LongestGapEnded
    {
        get
        {
            lock (_gate)
            {
                return _longestEnded;
            }
        }
    }

    /// <summary>When the last headline was heard (timestamp); 0 for never.</summary>
    public long LastArrival
    {
        get
        {
            lock (_gate)
            {
                return _lastArrival;
            }
        }
    }

    /// <summary>Ends once so many headlines have been heard; one number at a time.</summary>
    public Task ReachAsync(int count)
    {
        lock (_gate)
        {
            if (_titles.Count >= count)
            {
                return Task.CompletedTask;
            }

            _awaited = count;
            _reached ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _reached.Task;
        }
    }

    /// <summary>A connection begins after the position.</summary>
    public void Connect() => Connections++;

    /// <summary>A position without an event.</summary>
    public void MoveTo(long seq)
    {
        lock (_gate)
        {
            Position = Math.Max(Position, seq);
        }
    }

    /// <summary>An event, applied only where it lies above the position.</summary>
    public void Take(long seq, string kind, string title)
    {
        lock (_gate)
        {
            if (seq <= Position)
            {
                Blame(string.Create(CultureInfo.InvariantCulture, $"{Name} was told {kind} {seq} at position {Position}"));
                return;
            }

            Position = seq;
            if (kind == "headline")
            {
                Note(title);
            }
            else if (kind == "headline-updated")
            {
                Updates++;
            }
        }
    }

    /// <summary>Something that must not happen.</summary>
    public void Blame(string fault)
    {
        lock (_gate)
        {
            if (_faults.Count < MostFaults)
            {
                _faults.Add(fault);
            }
        }
    }

    private void Note(string title)
    {
        _titles.Add(title);
        var now = Stopwatch.GetTimestamp();
        if (_lastArrival != 0)
        {
            var gap = Stopwatch.GetElapsedTime(_lastArrival, now).TotalSeconds;
            if (gap > _longest)
            {
                (_longest, _longestEnded) = (gap, now);
            }

            _gaps.Add(gap);
        }

        _lastArrival = now;
        if (_reached is not null && _titles.Count >= _awaited)
        {
            _reached.SetResult();
            _reached = null;
        }
    }

    private List<T> Copy<T>(List<T> list)
    {
        lock (_gate)
        {
            return [.. list];
        }
    }
}
