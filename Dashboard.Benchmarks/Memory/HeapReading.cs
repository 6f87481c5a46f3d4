using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace Dashboard.Benchmarks.Memory;

/// <summary>Asks another .NET process for a full collection, and what is left after it.</summary>
internal static class HeapReading
{
    /// <summary>Bytes on its heap after a full collection.</summary>
    /// <param name="processId">The process.</param>
    public static async Task<long> TakeAsync(int processId)
    {
        var left = 0L;
        var full = -1;
        // The keyword GCHeapCollect makes the runtime collect everything as the session begins.
        var provider = new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, (long)(ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect));
        using var session = await new DiagnosticsClient(processId).StartEventPipeSessionAsync([provider], requestRundown: false, circularBufferMB: 64, CancellationToken.None);
        using var source = new EventPipeEventSource(session.EventStream);
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        source.Clr.GCStart += started => full = started is { Depth: 2, Reason: Microsoft.Diagnostics.Tracing.Parsers.Clr.GCReason.Induced } ? started.Count : full;
        source.Clr.GCHeapStats += stats =>
        {
            if (full >= 0)
            {
                left = stats.TotalHeapSize;
                taken.TrySetResult();
            }
        };
        var reading = Task.Run(source.Process);
        await taken.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await session.StopAsync(CancellationToken.None);
        await reading;
        return left;
    }
}
