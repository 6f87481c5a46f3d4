namespace Dashboard.Pictures.Likeness;

/// <summary>
/// Which distances mean what, chosen by measuring copies and strangers (<c>Dashboard.Benchmarks -- likeness</c>).
/// </summary>
public static class LikenessPolicy
{
    /// <summary>
    /// Up to this distance it is the same picture. What re-encoding, resizing and greying leave is nearly always less
    /// (and what PDQ's authors recommend to call a match).
    /// </summary>
    public const int SameWithin = 31;

    /// <summary>
    /// Up to this distance a moderator is asked: captions and the rougher crops lie here. Of photographs no two strangers came
    /// nearer than 84; drawings made from one pattern do.
    /// </summary>
    public const int CloseWithin = 63;

    /// <summary>
    /// Below this quality a picture has no likeness worth keeping, as there is too little in it to tell it from others
    /// (the value that PDQ's authors recommend).
    /// </summary>
    public const int LeastQuality = 50;

    /// <summary>What a distance means.</summary>
    public static Resemblance Judge(int distance) => distance switch
    {
        <= SameWithin => Resemblance.Same,
        <= CloseWithin => Resemblance.Close,
        _ => Resemblance.None,
    };

    /// <summary>The hash to keep for a picture: null when it is too small or too empty to be told from others.</summary>
    public static LikenessHash? HashToKeep(LikenessSketch? sketch) => sketch?.Quality >= LeastQuality ? sketch.Hash : null;
}
