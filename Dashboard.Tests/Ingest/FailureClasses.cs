using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Dashboard.Tests.Ingest;

/// <summary>Hears the classes that <c>dashboard.poll.failures</c> counts, in this whole process.</summary>
internal sealed class FailureClasses : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<string> _heard = [];

    public FailureClasses()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "dashboard.poll.failures")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _heard.Enqueue(tags[0].Value as string ?? ""));
        _listener.Start();
    }

    public IReadOnlyCollection<string> Heard => [.. _heard];

    public void Dispose() => _listener.Dispose();
}
