using System.Diagnostics.Metrics;

namespace Dashboard.Live;

/// <summary>Counts what the road delivers.</summary>
public sealed class LiveMetrics
{
    private readonly Counter<long> _delivered;
    private readonly Histogram<double> _lag;
    private readonly UpDownCounter<long> _connections;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _brokenOff;
    private readonly TimeProvider _time;

    /// <summary>Registers the instruments on the meter <c>Dashboard</c>.</summary>
    /// <param name="meters">Makes meters.</param>
    /// <param name="time">The clock.</param>
    public LiveMetrics(IMeterFactory meters, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _time = time;
        var meter = meters.Create("Dashboard");
        _delivered = meter.CreateCounter<long>("dashboard.live.delivered", "{event}", "Events written to live connections");
        _connections = meter.CreateUpDownCounter<long>("dashboard.live.connections", "{connection}", "Open live connections");
        _dropped = meter.CreateCounter<long>("dashboard.live.dropped", "{connection}", "Live connections let go because they took nothing");
        _brokenOff = meter.CreateCounter<long>("dashboard.live.broken_off", "{connection}", "Live connections sent back because the database was away");
        _lag = meter.CreateHistogram("dashboard.live.lag", "s", "Committed to written to the socket", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
        });
    }

    /// <summary>Events have been written to connections.</summary>
    /// <param name="events">How many, one for each connection.</param>
    /// <param name="transport"><c>sse</c>, <c>hub</c> or <c>circuit</c>.</param>
    public void Delivered(int events, string transport) => _delivered.Add(events, new KeyValuePair<string, object?>("transport", transport));

    /// <summary>One connection has just been written to.</summary>
    /// <param name="newest">When the newest of what was written was committed (UTC).</param>
    /// <param name="transport"><c>sse</c>, <c>hub</c> or <c>circuit</c>.</param>
    public void Lag(DateTimeOffset newest, string transport) =>
        _lag.Record(Math.Max(0, (_time.GetUtcNow() - newest).TotalSeconds), new KeyValuePair<string, object?>("transport", transport));

    /// <summary>A connection opened (+1) or closed (-1).</summary>
    /// <param name="change">+1 or -1.</param>
    /// <param name="transport"><c>sse</c>, <c>hub</c> or <c>circuit</c>.</param>
    public void Connections(int change, string transport) => _connections.Add(change, new KeyValuePair<string, object?>("transport", transport));

    /// <summary>A connection was let go because it took nothing.</summary>
    /// <param name="transport"><c>sse</c> or <c>hub</c>.</param>
    public void Dropped(string transport) => _dropped.Add(1, new KeyValuePair<string, object?>("transport", transport));

    /// <summary>A connection was sent back because what it needed was in a database that is away.</summary>
    /// <param name="transport"><c>sse</c> or <c>hub</c>.</param>
    public void BrokenOff(string transport) => _brokenOff.Add(1, new KeyValuePair<string, object?>("transport", transport));
}
