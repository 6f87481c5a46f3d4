using System.Text.Json;
using Dashboard.Moderation.Rule;
using Dashboard.Shared.Live;
using Dashboard.Shared.Moderation;
using Dashboard.Storage;

namespace Dashboard.Moderation.Cases.Books;

/// <summary>Reads and writes the columns of a case that hold JSON, and says what follows from the others.</summary>
internal static class CaseColumns
{
    /// <summary>Counted reports by reason.</summary>
    public static Dictionary<ReportReason, int> ReadReasons(this CaseRow row) => JsonSerializer.Deserialize<Dictionary<ReportReason, int>>(row.Reasons, LiveJson.Options) ?? [];

    /// <summary>Adds counted reports of a reason, and the case's lane and severity with them.</summary>
    public static void Count(this CaseRow row, IEnumerable<ReportReason> reasons)
    {
        var counts = row.ReadReasons();
        foreach (var reason in reasons)
        {
            counts[reason] = counts.GetValueOrDefault(reason) + 1;
            row.Reports++;
            row.Severity = Math.Max(row.Severity, Severities.Of(reason));
            row.Illegal |= reason == ReportReason.Illegal;
        }

        row.Reasons = JsonSerializer.Serialize(counts.OrderBy(c => c.Key).ToDictionary(), LiveJson.Options);
    }

    /// <summary>Why the reports look coordinated.</summary>
    public static IReadOnlyList<CoordinationSign> ReadSigns(this CaseRow row) =>
        row.Coordination is null ? [] : JsonSerializer.Deserialize<List<CoordinationSign>>(row.Coordination, LiveJson.Options) ?? [];

    /// <summary>Keeps what the rule said.</summary>
    public static void Keep(this CaseRow row, Weighing said)
    {
        row.Weight = said.Weight;
        row.Coordination = said.Signs.Count == 0 ? null : JsonSerializer.Serialize(said.Signs, LiveJson.Options);
    }

    /// <summary>A moderator has kept the picture before: readers' reports until then are spent.</summary>
    public static bool WasKept(this CaseRow row) => row.CountFrom > 0;

    /// <summary>Another moderator holds the case now.</summary>
    public static bool IsHeldByOther(this CaseRow row, string? moderatorId, DateTimeOffset now) => row.ClaimedUntil > now && row.ClaimedById != moderatorId;

    /// <summary>Nobody holds the case any more.</summary>
    public static void LetGo(this CaseRow row) => (row.ClaimedById, row.ClaimedBy, row.ClaimedAt, row.ClaimedUntil) = (null, null, null, null);
}
