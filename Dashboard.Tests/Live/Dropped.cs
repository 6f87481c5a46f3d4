using System.Diagnostics.Metrics;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Live;

/// <summary>The first connection that a newsroom lets go because it takes nothing.</summary>
internal sealed class Dropped : IDisposable
{
    private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MeterListener _listener = new();

    /// <summary>Listens from now on.</summary>
    public Dropped(TestNewsroom newsroom)
    {
        var meters = newsroom.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "dashboard.live.dropped" && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _first.TrySetResult((string)tags[0].Value!));
        _listener.Start();
    }

    /// <summary>Its transport, once there is one.</summary>
    public Task<string> First => _first.Task;

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();
}
