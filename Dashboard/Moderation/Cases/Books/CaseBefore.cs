using System.Text.Json;
using Dashboard.Shared.Live;
using Dashboard.Storage;

namespace Dashboard.Moderation.Cases.Books;

/// <summary>A case before a verdict: what an undo puts back.</summary>
internal sealed record CaseBefore(
    CaseState State, bool AutoBlocked, bool HeldByBudget, long CountFrom, DateTimeOffset? DecidedAt, string? DecidedBy, IReadOnlyList<PictureBefore> Pictures)
{
    /// <summary>The case as it is now, with the pictures a verdict will change.</summary>
    public static CaseBefore Of(CaseRow row, IEnumerable<PictureRow> pictures) => new(
        row.State, row.AutoBlocked, row.HeldByBudget, row.CountFrom, row.DecidedAt, row.DecidedBy, [.. pictures.Select(p => new PictureBefore(p.Id, p.State, p.CaseId))]);

    /// <summary>Reads it back.</summary>
    public static CaseBefore Read(string json) => JsonSerializer.Deserialize<CaseBefore>(json, LiveJson.Options) ?? throw new InvalidOperationException("A verdict's row holds nothing to go back to.");

    /// <summary>As a verdict's row keeps it.</summary>
    public string Write() => JsonSerializer.Serialize(this, LiveJson.Options);

    /// <summary>Puts the case back; the pictures are put back by the caller.</summary>
    public void PutBack(CaseRow row) =>
        (row.State, row.AutoBlocked, row.HeldByBudget, row.CountFrom, row.DecidedAt, row.DecidedBy) = (State, AutoBlocked, HeldByBudget, CountFrom, DecidedAt, DecidedBy);
}
