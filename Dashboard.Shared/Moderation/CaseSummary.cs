using System.Text.Json.Serialization;

namespace Dashboard.Shared.Moderation;

/// <summary>A moderation case: one picture with all its reports.</summary>
/// <param name="Id">Identifier of the case.</param>
/// <param name="ImageId">The reported picture.</param>
/// <param name="State">Where the case stands.</param>
/// <param name="Reports">How many reports it holds.</param>
/// <param name="Weight">Sum of the reports' weights; a full-weight reporter is 1.</param>
/// <param name="Reasons">Reports by reason.</param>
/// <param name="AutoBlocked">The readers' reports blocked it, no moderator has decided yet.</param>
/// <param name="ClaimedBy">Name of the moderator who holds it.</param>
/// <param name="Version">Raised by every change; a stale one is refused.</param>
/// <param name="HeadlineIds">Headlines the picture stands beside.</param>
/// <param name="EventSeq">Sequence number of this event in the staff log, where it came as one.</param>
public sealed record CaseSummary(
    long Id,
    string ImageId,
    string State,
    int Reports,
    double Weight,
    IReadOnlyDictionary<string, int> Reasons,
    bool AutoBlocked,
    string? ClaimedBy,
    int Version,
    IReadOnlyList<long> HeadlineIds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? EventSeq = null);
