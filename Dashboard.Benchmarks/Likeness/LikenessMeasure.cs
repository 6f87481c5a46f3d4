using System.Globalization;
using Dashboard.Demo.Scenes;
using Dashboard.Pictures.Likeness;
using NetVips;

namespace Dashboard.Benchmarks.Likeness;

/// <summary>
/// How many altered copies are known again, and how many strangers are taken for copies:
/// <c>-- likeness [folder of pictures] [at most so many]</c>. Without a folder the demo's scenes are the pictures.
/// </summary>
internal static class LikenessMeasure
{
    private const int ScenesOfAKind = 10;

    private static readonly int[] Distances = [LikenessPolicy.SameWithin, 47, 55, LikenessPolicy.CloseWithin, 71, 79];

    /// <summary>Measures and prints the table.</summary>
    public static void Run(string[] args)
    {
        var known = new List<KnownPicture>();
        var empty = 0;
        foreach (var open in args is [var folder, ..] ? Files(folder, args) : Scenes())
        {
            using var picture = Opened(open);
            if (picture is null)
            {
                continue;
            }

            var sketch = PictureSketcher.Sketch(picture)!;
            if (LikenessPolicy.HashToKeep(sketch) is null)
            {
                empty++;
                continue;
            }

            known.Add(KnownPicture.Of(sketch, picture));
        }

        Print($"{known.Count} pictures, and {empty} with too little to see. Share known again in %, within a distance of:");
        Print($"{"",-48}{string.Concat(Distances.Select(distance => $"{distance,8}"))}");
        Recall(known);
        Strangers(known);
    }

    private static void Recall(List<KnownPicture> known)
    {
        for (var copy = 0; copy < PictureCopies.All.Count; copy++)
        {
            var (kind, name, _) = PictureCopies.All[copy];
            Row($"{kind} {name}, hash alone", [.. known.Select(picture => picture.Copies[copy].Alone)], 100);
            Row("  asked from the original, with its crops", [.. known.Select(picture => picture.Copies[copy].FromOriginal)], 100);
            Row("  asked from the copy, with its crops", [.. known.Select(picture => picture.Copies[copy].FromCopy)], 100);
        }
    }

    private static void Strangers(List<KnownPicture> known)
    {
        Print("Different pictures taken for one, of 10,000 pairs:");
        foreach (var (name, hashes) in new (string, Func<KnownPicture, IReadOnlyList<LikenessHash>>)[]
        {
            ("  hash alone", picture => [picture.Hash]),
            ("  with its eight positions", picture => picture.Positions),
            ("  with its crops", picture => picture.Crops),
        })
        {
            List<int> distances = [];
            foreach (var asked in known)
            {
                var any = hashes(asked);
                distances.AddRange(known.Where(other => other != asked).Select(other => any.Min(hash => hash.Distance(other.Hash))));
            }

            Row($"{name} (nearest {distances.Min()})", distances, 10_000);
        }
    }

    private static void Row(string name, List<int> distances, int of) => Print(
        $"{name,-48}{string.Concat(Distances.Select(limit => string.Create(CultureInfo.InvariantCulture, $"{(double)of * distances.Count(distance => distance <= limit) / distances.Count,8:0.00}")))}");

    private static IEnumerable<Func<Image>> Files(string folder, string[] args) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Take(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : int.MaxValue)
        .Select(file => (Func<Image>)(() => Image.NewFromFile(file)));

    private static IEnumerable<Func<Image>> Scenes() =>
        from scene in SceneCatalogue.Names from seed in Enumerable.Range(1, ScenesOfAKind) select (Func<Image>)(() => Image.NewFromBuffer(SceneCatalogue.Draw(scene, seed)));

    // Null: a file that is no picture.
    private static Image? Opened(Func<Image> open)
    {
        try
        {
            using var picture = open();
            using var colours = picture.Colourspace(Enums.Interpretation.Srgb);
            using var solid = colours.HasAlpha() ? colours.Flatten(background: [255, 255, 255]) : colours.Copy();
            return solid.CopyMemory();
        }
        catch (VipsException)
        {
            return null;
        }
    }

    private static void Print(string line) => Console.WriteLine(line);
}
