using System.Diagnostics.Metrics;
using Dashboard.Sources;
using Dashboard.Wire;

namespace Dashboard.Ingest;

/// <summary>Counts polls and what they bring.</summary>
public sealed class IngestMetrics
{
    private readonly Counter<long> _polls;
    private readonly Counter<long> _headlines;
    private readonly Counter<long> _skipped;
    private readonly Counter<long> _mended;
    private readonly Counter<long> _failures;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _lateness;

    /// <summary>Registers the instruments on the meter <c>Dashboard</c>.</summary>
    /// <param name="meters">Makes meters.</param>
    public IngestMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create("Dashboard");
        _polls = meter.CreateCounter<long>("dashboard.polls", "{poll}", "Polls of sources by outcome");
        _headlines = meter.CreateCounter<long>("dashboard.headlines", "{headline}", "New headlines stored from sources");
        _skipped = meter.CreateCounter<long>("dashboard.entries.skipped", "{entry}", "Entries of feeds that held nothing to store");
        _mended = meter.CreateCounter<long>("dashboard.entries.mended", "{entry}", "Entries of feeds whose date, link or title had to be mended");
        _failures = meter.CreateCounter<long>("dashboard.poll.failures", "{poll}", "Polls that failed or read what others would refuse, by class");
        _duration = meter.CreateHistogram("dashboard.poll.duration", "s", "From the start of a poll to its commit", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
        });
        _lateness = meter.CreateHistogram("dashboard.poll.lateness", "s", "From when a poll was due to its begin", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300],
        });
    }

    /// <summary>A poll that was due has begun.</summary>
    /// <param name="late">How long after it was due.</param>
    public void Began(TimeSpan late) => _lateness.Record(Math.Max(0, late.TotalSeconds));

    /// <summary>A poll has ended.</summary>
    /// <param name="result">How.</param>
    /// <param name="stored">What became of its entries.</param>
    /// <param name="took">From its start to its commit.</param>
    public void Polled(PollResult result, BatchOutcome stored, TimeSpan took)
    {
        ArgumentNullException.ThrowIfNull(result);
        var outcome = new KeyValuePair<string, object?>("outcome", result.OutcomeName);
        _polls.Add(1, outcome);
        _duration.Record(took.TotalSeconds, outcome);
        if ((stored.Held > 0 ? PollBook.Held : result.FailureCode) is { } code)
        {
            _failures.Add(1, new KeyValuePair<string, object?>("class", code));
        }

        Count(result, stored);
    }

    /// <summary>What a push brought was stored.</summary>
    /// <param name="result">What it brought.</param>
    /// <param name="stored">What became of its entries.</param>
    public void Pushed(PollResult result, BatchOutcome stored)
    {
        ArgumentNullException.ThrowIfNull(result);
        Count(result, stored);
    }

    /// <summary>A poll was made and could not be stored.</summary>
    public void Lost() => _polls.Add(1, new KeyValuePair<string, object?>("outcome", "lost"));

    private void Count(PollResult result, BatchOutcome stored)
    {
        if (result.FaultyLine is not null)
        {
            _failures.Add(1, new KeyValuePair<string, object?>("class", SourceSentences.Malformed));
        }

        if (stored.New > 0)
        {
            _headlines.Add(stored.New);
        }

        foreach (var (fault, count) in result.Mended.All.Where(m => m.Count > 0))
        {
            _mended.Add(count, new KeyValuePair<string, object?>("fault", fault));
        }

        if (result.Skipped > 0)
        {
            _skipped.Add(result.Skipped);
        }
    }
}
