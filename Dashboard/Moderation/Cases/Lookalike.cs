namespace Dashboard.Moderation.Cases;

/// <summary>A picture that looks like another.</summary>
/// <param name="PictureId">Surrogate identifier of the picture.</param>
/// <param name="Distance">Bits that differ, of 256.</param>
/// <param name="Sure">Near enough to be the same picture without anybody's confirming it.</param>
public sealed record Lookalike(long PictureId, int Distance, bool Sure);
