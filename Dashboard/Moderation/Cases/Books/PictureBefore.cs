using Dashboard.Storage;

namespace Dashboard.Moderation.Cases.Books;

/// <summary>A picture before a verdict.</summary>
/// <param name="Id">Surrogate identifier.</param>
/// <param name="State">Whether it was shown.</param>
/// <param name="CaseId">The case it belonged to.</param>
internal sealed record PictureBefore(long Id, PictureState State, long? CaseId);
