using System.Text.Json;
using Dashboard.Shared.Live;
using Dashboard.Shared.Moderation;
using Dashboard.Storage;

namespace Dashboard.Moderation.Cases.Books;

/// <summary>Makes what we say of a case outside.</summary>
internal static class CaseSummaries
{
    /// <summary>The case as it is now.</summary>
    public static CaseSummary Of(CaseRow row, string image, IReadOnlyList<long> headlines, DateTimeOffset now, long? seq = null) => new(
        row.Id, image, Name(row.State), row.Reports, Math.Round(row.Weight, 3), JsonSerializer.Deserialize<Dictionary<string, int>>(row.Reasons, LiveJson.Options) ?? [],
        row.AutoBlocked, row.ClaimedUntil > now ? row.ClaimedBy : null, row.Version, headlines, seq);

    /// <summary>A state's name.</summary>
    public static string Name(CaseState state) => state.ToString().ToLowerInvariant();
}
