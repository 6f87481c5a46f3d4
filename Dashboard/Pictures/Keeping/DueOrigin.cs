using Dashboard.Storage;

namespace Dashboard.Pictures.Keeping;

/// <summary>An origin that this node has taken.</summary>
/// <param name="Id">The origin.</param>
/// <param name="SourceId">Its source.</param>
/// <param name="Address">Where the picture lies.</param>
/// <param name="PictureId">The picture kept from there already; only the headlines that lack it are looked for then.</param>
/// <param name="Failures">How often it was tried in vain.</param>
/// <param name="Kept">What its source lets us keep.</param>
/// <param name="Lease">What its <see cref="PictureOriginRow.NextTryAt"/> is while nobody else asks for it (UTC).</param>
public sealed record DueOrigin(long Id, int SourceId, string Address, long? PictureId, int Failures, SourcePictures Kept, DateTimeOffset Lease);
