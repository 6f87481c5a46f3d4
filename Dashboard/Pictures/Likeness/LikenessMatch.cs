namespace Dashboard.Pictures.Likeness;

/// <summary>A picture that looks like the one asked for.</summary>
/// <param name="Id">Under which it was added to the index.</param>
/// <param name="Distance">Bits between its hash and the nearest of those asked for.</param>
public readonly record struct LikenessMatch(long Id, int Distance);
