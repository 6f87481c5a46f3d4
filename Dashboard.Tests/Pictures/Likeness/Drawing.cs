using Dashboard.Pictures.Likeness;

namespace Dashboard.Tests.Pictures.Likeness;

/// <summary>Grey pictures of soft blots, each seed its own.</summary>
internal sealed record Drawing(byte[] Pixels, int Width, int Height)
{
    public LikenessSketch Sketch => LikenessSketch.OfGrey(Pixels, Width, Height)!;

    /// <summary>A part of the scene, in shares of its sides, at a size of its own.</summary>
    public static Drawing Of(int seed, int width = 300, int height = 200, double left = 0, double top = 0, double right = 0, double bottom = 0)
    {
        var random = new Random(seed);
        var blots = Enumerable.Range(0, 40).Select(_ => (
            X: random.NextDouble(), Y: random.NextDouble(), Size: 0.02 + (0.15 * random.NextDouble()), Light: random.Next(-110, 110))).ToArray();
        var pixels = new byte[width * height];
        for (var i = 0; i < pixels.Length; i++)
        {
            var x = left + (((i % width) + 0.5) / width * (1 - left - right));
            var y = top + (((i / width) + 0.5) / height * (1 - top - bottom));
            var light = blots.Sum(blot => blot.Light * Math.Exp(-(Math.Pow(x - blot.X, 2) + Math.Pow(y - blot.Y, 2)) / (blot.Size * blot.Size)));
            pixels[i] = (byte)Math.Clamp(128 + light, 0, 255);
        }

        return new(pixels, width, height);
    }

    public Drawing Mirrored() => Moved(Width, Height, (x, y) => (Width - 1 - x, y));

    public Drawing UpsideDown() => Moved(Width, Height, (x, y) => (x, Height - 1 - y));

    public Drawing Turned() => Moved(Height, Width, (x, y) => (y, Height - 1 - x));

    private Drawing Moved(int width, int height, Func<int, int, (int X, int Y)> from) => new(
        [.. Enumerable.Range(0, width * height).Select(i => from(i % width, i / width)).Select(at => Pixels[(at.Y * Width) + at.X])], width, height);
}
