using System.Diagnostics.Metrics;

namespace Dashboard.Moderation;

/// <summary>Counts what readers report and what comes of it.</summary>
public sealed class ModerationMetrics
{
    private readonly Counter<long> _reports;
    private readonly Counter<long> _blocks;
    private readonly Counter<long> _held;

    /// <summary>Registers the instruments on the meter <c>Dashboard</c>.</summary>
    /// <param name="meters">Makes meters.</param>
    public ModerationMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create("Dashboard");
        _reports = meter.CreateCounter<long>("dashboard.reports", "{report}", "Readers' reports of pictures by what became of them");
        _blocks = meter.CreateCounter<long>("dashboard.moderation.blocks", "{block}", "Cases whose picture was blocked, by whom");
        _held = meter.CreateCounter<long>("dashboard.moderation.held", "{case}", "Cases that the hour's budget of automatic blocks holds back");
    }

    /// <summary>A report was answered.</summary>
    /// <param name="outcome"><c>received</c>, <c>repeated</c>, <c>already-reported</c>, or the code of a fault.</param>
    public void Reported(string outcome) => _reports.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Cases' pictures were blocked.</summary>
    /// <param name="cases">How many.</param>
    /// <param name="by"><c>reports</c> or <c>moderator</c>.</param>
    public void Blocked(int cases, string by) => _blocks.Add(cases, new KeyValuePair<string, object?>("by", by));

    /// <summary>The budget holds cases back.</summary>
    /// <param name="cases">How many.</param>
    public void Held(int cases) => _held.Add(cases);
}
