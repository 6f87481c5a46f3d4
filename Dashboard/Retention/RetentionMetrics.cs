using System.Diagnostics.Metrics;

namespace Dashboard.Retention;

/// <summary>Counts what is removed.</summary>
public sealed class RetentionMetrics
{
    private readonly Counter<long> _removed;
    private readonly Counter<long> _failures;

    /// <summary>Registers the instruments on the meter <c>Dashboard</c>.</summary>
    /// <param name="meters">Makes meters.</param>
    public RetentionMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create("Dashboard");
        _removed = meter.CreateCounter<long>("dashboard.retention", "{row}", "Rows removed because their time was over, by class");
        _failures = meter.CreateCounter<long>("dashboard.retention.failures", "{failure}", "Classes of rows whose old ones could not be removed in a round");
    }

    /// <summary>Rows have been removed.</summary>
    /// <param name="kind">Of which class.</param>
    /// <param name="rows">How many.</param>
    public void Removed(string kind, int rows) => _removed.Add(rows, Class(kind));

    /// <summary>The old rows of a class could not be removed.</summary>
    /// <param name="kind">Of which class.</param>
    public void Failed(string kind) => _failures.Add(1, Class(kind));

    private static KeyValuePair<string, object?> Class(string kind) => new("class", kind);
}
