using Dashboard.Pictures.Likeness;
using NetVips;

namespace Dashboard.Benchmarks.Likeness;

/// <summary>What is measured of one picture.</summary>
/// <param name="Hash">Its hash.</param>
/// <param name="Positions">Turned and mirrored.</param>
/// <param name="Crops">With the views for crops.</param>
/// <param name="Copies">Its distances to each of <see cref="PictureCopies.All"/>.</param>
internal sealed record KnownPicture(
    LikenessHash Hash,
    IReadOnlyList<LikenessHash> Positions,
    IReadOnlyList<LikenessHash> Crops,
    IReadOnlyList<(int Alone, int FromOriginal, int FromCopy)> Copies)
{
    /// <summary>Measures a picture.</summary>
    public static KnownPicture Of(LikenessSketch sketch, Image picture)
    {
        var crops = sketch.Crops();
        return new(sketch.Hash, sketch.Positions(), crops, [.. PictureCopies.All.Select(way =>
        {
            using var copy = way.Make(picture);
            var other = PictureSketcher.Sketch(copy)!;
            return (
                sketch.Hash.Distance(other.Hash),
                crops.Min(hash => hash.Distance(other.Hash)),
                other.Crops().Min(hash => hash.Distance(sketch.Hash)));
        })]);
    }
}
