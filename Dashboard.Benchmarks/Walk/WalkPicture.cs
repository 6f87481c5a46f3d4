using NetVips;

namespace Dashboard.Benchmarks.Walk;

/// <summary>Draws pictures that differ from each other as photographs do: soft shapes from a seed.</summary>
internal static class WalkPicture
{
    private const int Width = 960;
    private const int Height = 640;

    /// <summary>A PNG.</summary>
    /// <param name="seed">Which one.</param>
    public static byte[] Draw(int seed)
    {
        using var noise = Image.Perlin(Width, Height, cellSize: 96, uchar: true, seed: seed);
        using var other = Image.Perlin(Width, Height, cellSize: 48, uchar: true, seed: seed + 1_000_000);
        using var third = Image.Perlin(Width, Height, cellSize: 160, uchar: true, seed: seed + 2_000_000);
        using var colours = noise.Bandjoin(other, third);
        using var named = colours.Copy(interpretation: Enums.Interpretation.Srgb);
        return named.PngsaveBuffer();
    }
}
