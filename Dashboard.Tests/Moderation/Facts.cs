using Dashboard.Moderation.Rule;

namespace Dashboard.Tests.Moderation;

/// <summary>Reports as the rule sees them.</summary>
internal static class Facts
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A first-time reporter with an address, a network and a neighbourhood of their own.</summary>
    public static ReportFacts Newcomer(int number, TimeSpan after = default) => new(number, (UInt128)number, (UInt128)(1_000 + number), (UInt128)(1_000_000 + number), Noon + after);

    public static ReportFacts[] Newcomers(int count) => [.. Enumerable.Range(1, count).Select(n => Newcomer(n))];
}
