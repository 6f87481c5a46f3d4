using System.Diagnostics;

namespace Dashboard.Live;

/// <summary>
/// The source of the product's own spans: a headline's way is poll, fetch, parse, clean, store, publish and, on each node, relay.
/// From the commit on the context travels with the event, across Redis as <c>traceparent</c>.
/// </summary>
public static class RoadTrace
{
    /// <summary>Its name, as OpenTelemetry asks for it.</summary>
    public const string Name = "Dashboard";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins a span within the current one; null when nobody listens.</summary>
    /// <param name="name">What is done.</param>
    public static Activity? Start(string name) => Source.StartActivity(name);

    /// <summary>Begins a span of the way of one event; null when its beginning was not recorded.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="kind">Which end of the wire.</param>
    /// <param name="from">The span before it, perhaps of another process.</param>
    /// <param name="seq">The event's number.</param>
    internal static Activity? Start(string name, ActivityKind kind, ActivityContext from, long seq) => IsRecorded(from)
        ? Source.StartActivity(name, kind, from, [new("dashboard.seq", seq)])
        : null;

    /// <summary>Whether what follows on a span should be recorded too.</summary>
    /// <param name="context">Of the span.</param>
    internal static bool IsRecorded(ActivityContext context) => context.TraceFlags.HasFlag(ActivityTraceFlags.Recorded);
}
