using System.Diagnostics.Metrics;

namespace Dashboard.Ingest.WebSub;

/// <summary>Counts pushes by what became of them, and subscriptions by what they turned into.</summary>
public sealed class WebSubMetrics
{
    private readonly Counter<long> _pushes;
    private readonly Counter<long> _subscriptions;
    private readonly Histogram<double> _duration;

    /// <summary>Registers the instruments on the meter <c>Dashboard</c>.</summary>
    /// <param name="meters">Makes meters.</param>
    public WebSubMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create("Dashboard");
        _pushes = meter.CreateCounter<long>("dashboard.websub.pushes", "{push}", "Pushes of hubs by what became of them");
        _subscriptions = meter.CreateCounter<long>("dashboard.websub.subscriptions", "{subscription}", "Subscriptions at hubs by the state they came into");
        _duration = meter.CreateHistogram("dashboard.websub.push.duration", "s", "From the first byte of a push that was stored to its commit", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
        });
    }

    /// <summary>A push has been dealt with.</summary>
    /// <param name="outcome">What became of it.</param>
    public void Pushed(PushOutcome outcome) => _pushes.Add(1, new KeyValuePair<string, object?>("outcome", outcome switch
    {
        PushOutcome.Stored => "stored",
        PushOutcome.Known => "known",
        PushOutcome.Replayed => "replayed",
        PushOutcome.NotSigned => "unsigned",
        PushOutcome.Forged => "forged",
        PushOutcome.Unreadable => "unreadable",
        PushOutcome.TooLarge => "too-large",
        PushOutcome.Gone => "gone",
        PushOutcome.Limited => "limited",
        _ => "unknown",
    }));

    /// <summary>A push has been stored.</summary>
    /// <param name="took">From its first byte to its commit.</param>
    public void Stored(TimeSpan took) => _duration.Record(took.TotalSeconds);

    /// <summary>A subscription came into a state: <c>asked</c>, <c>active</c>, <c>renewed</c>, <c>denied</c>, <c>failed</c>, <c>given-up</c>, <c>left</c>, <c>proven</c>, <c>distrusted</c>, <c>secret-lost</c> or <c>expired</c>.</summary>
    /// <param name="state">The state.</param>
    public void Became(string state) => _subscriptions.Add(1, new KeyValuePair<string, object?>("state", state));
}
