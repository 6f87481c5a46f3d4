using Dashboard.Storage;

namespace Dashboard.Moderation.Cases.Books;

/// <summary>A case and the pictures an act on it may change, locked to the end of the transaction.</summary>
/// <param name="Row">The case.</param>
/// <param name="Picture">The reported picture.</param>
/// <param name="Pictures">All locked pictures by identifier, the reported one among them.</param>
internal sealed record LockedCase(CaseRow Row, PictureRow Picture, IReadOnlyDictionary<long, PictureRow> Pictures)
{
    /// <summary>Pictures without a case of their own that the case keeps blocked.</summary>
    public IEnumerable<PictureRow> Covered => Pictures.Values.Where(p => p.CaseId == Row.Id && p.Id != Picture.Id);
}
