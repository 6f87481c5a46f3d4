using System.Text.Json;
using Dashboard.Shared.Live;
using Dashboard.Shared.Moderation;

namespace Dashboard.Moderation.Reporting;

/// <summary>Reasons by the names they have outside.</summary>
public static class ReasonNames
{
    private static readonly Dictionary<ReportReason, string> Names = Enum.GetValues<ReportReason>().ToDictionary(r => r, r => JsonSerializer.SerializeToElement(r, LiveJson.Options).GetString()!);
    private static readonly Dictionary<string, ReportReason> Reasons = Names.ToDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);

    /// <summary>A reason's name.</summary>
    /// <param name="reason">The reason.</param>
    public static string Of(ReportReason reason) => Names[reason];

    /// <summary>The reason of a name; null for any other.</summary>
    /// <param name="name">The name.</param>
    public static ReportReason? Read(string? name) => name is not null && Reasons.TryGetValue(name, out var reason) ? reason : null;
}
