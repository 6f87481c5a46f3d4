using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Tests.Cluster;

/// <summary>A source that was asked twice at a time.</summary>
/// <param name="Source">Which.</param>
/// <param name="Node">Who asked.</param>
/// <param name="Other">Who was asking already.</param>
/// <param name="At">Timestamp of the second's arrival.</param>
internal sealed record FarmOverlap(int Source, string Node, string Other, long At)
{
    /// <summary>What happened, and when since a timestamp.</summary>
    public string Since(long began) =>
        string.Create(CultureInfo.InvariantCulture, $"source {Source} was asked by {Node} while {Other} was asking, at {Stopwatch.GetElapsedTime(began, At).TotalSeconds:F1} s");
}
