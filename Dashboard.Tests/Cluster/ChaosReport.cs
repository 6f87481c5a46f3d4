using System.Globalization;

namespace Dashboard.Tests.Cluster;

/// <summary>How a chaos walk ended.</summary>
/// <param name="Settings">How it was done.</param>
/// <param name="Released">Headlines released.</param>
/// <param name="Faults">What broke the guarantee; none when it held.</param>
/// <param name="Log">What was done to the installation.</param>
/// <param name="LongestGaps">The longest gap of each client's stream, in seconds, shortest first.</param>
/// <param name="Settled">From the end of the havoc until the last client had all.</param>
/// <param name="Figures">Further figures, a line each.</param>
internal sealed record ChaosReport(
    ChaosSettings Settings, int Released, IReadOnlyList<string> Faults, IReadOnlyCollection<string> Log, IReadOnlyList<double> LongestGaps, TimeSpan Settled,
    IReadOnlyList<string> Figures)
{
    /// <summary>The longest gap that all but one client in a hundred stayed under, in seconds.</summary>
    public double GapP99 => LongestGaps.Count == 0 ? 0 : LongestGaps[Math.Min(LongestGaps.Count - 1, (int)(LongestGaps.Count * 0.99))];

    public override string ToString()
    {
        string[] lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"seed {Settings.Seed}: {Released} headlines, {LongestGaps.Count} clients, {Faults.Count} faults"),
            .. Faults.Select(f => "  FAULT " + f),
            string.Create(CultureInfo.InvariantCulture, $"longest gap of a client's stream: p50 {(LongestGaps.Count == 0 ? 0 : LongestGaps[LongestGaps.Count / 2]):F2} s, p99 {GapP99:F2} s, most {(LongestGaps.Count == 0 ? 0 : LongestGaps[^1]):F2} s"),
            string.Create(CultureInfo.InvariantCulture, $"all heard {Settled.TotalSeconds:F1} s after the last fault was mended"),
            .. Figures,
            .. Log,
        ];
        return string.Join('\n', lines);
    }
}
