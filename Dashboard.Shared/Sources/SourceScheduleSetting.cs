using System.Text.Json.Serialization;

namespace Dashboard.Shared.Sources;

/// <summary>When a source is polled: exactly one of interval, cron (with its zone) or adaptive.</summary>
/// <param name="Interval">A fixed pause between two polls, as <c>hh:mm:ss</c>.</param>
/// <param name="Cron">A Quartz cron expression (seconds first).</param>
/// <param name="TimeZone">IANA zone the cron expression is read in.</param>
/// <param name="Adaptive">True when the product chooses the rhythm.</param>
public sealed record SourceScheduleSetting(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TimeSpan? Interval = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Cron = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TimeZone = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Adaptive = null);
