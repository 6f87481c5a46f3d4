namespace Dashboard.Pictures.Likeness;

/// <summary>
/// Views of a picture a little smaller and a little larger than itself. PDQ forgives a crop of one percent and no more; a view
/// close to the crop brings it back. Five ways to cut each direction, so that no crop up to 5 % a side is far from all of them,
/// and the same five undone, for a picture that is itself the crop. Beside them the picture without a caption set above or
/// below it, or with one.
/// </summary>
internal static class CropFrames
{
    private static readonly (double Before, double After)[] Cuts = [(0, 0), (0.02, 0.02), (0.045, 0.045), (0.04, 0), (0, 0.04)];

    // A caption's strip takes a tenth of the height or a seventh; the whole width stays.
    private static readonly (double Before, double After)[] Captions = [(0, 0.09), (0, 0.14), (0.09, 0), (0.14, 0)];

    /// <summary>The transforms down and along of every view but the whole picture.</summary>
    internal static IReadOnlyList<(CosineTransform Down, CosineTransform Along)> All { get; } =
        [.. Pairs(Cut), .. Pairs(Undo), .. Captions.Select(strip => (Cut(strip), CosineTransform.Whole)), .. Captions.Select(strip => (Undo(strip), CosineTransform.Whole))];

    private static CosineTransform Cut((double Before, double After) cut) => CosineTransform.Part(cut.Before, cut.After);

    private static CosineTransform Undo((double Before, double After) cut)
    {
        var left = 1 - cut.Before - cut.After;
        return CosineTransform.Part(-cut.Before / left, -cut.After / left);
    }

    private static IEnumerable<(CosineTransform Down, CosineTransform Along)> Pairs(Func<(double Before, double After), CosineTransform> make)
    {
        var parts = Cuts.Select(make).ToArray();
        return (from down in parts from along in parts select (down, along)).Skip(1);
    }
}
