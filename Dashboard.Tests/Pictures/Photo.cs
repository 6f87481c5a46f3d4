using NetVips;

namespace Dashboard.Tests.Pictures;

/// <summary>Pictures drawn when a test runs.</summary>
internal static class Photo
{
    /// <summary>A JPEG in which every seed gives another picture.</summary>
    public static byte[] Jpeg(int width = 640, int height = 420, int seed = 1)
    {
        using var picture = Draw(width, height, seed);
        return picture.JpegsaveBuffer(q: 90);
    }

    /// <summary>The picture in a format, named by its suffix.</summary>
    public static byte[] As(string suffix, int width = 640, int height = 420)
    {
        using var picture = Draw(width, height, 1);
        return picture.WriteToBuffer(suffix);
    }

    /// <summary>A PNG that says it is this large, and holds next to nothing.</summary>
    public static byte[] PngHeader(int width, int height)
    {
        using var small = Image.Black(64, 64);
        var png = small.PngsaveBuffer();
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>An animation of so many frames, the first one white, the others black.</summary>
    public static byte[] Gif(int frames)
    {
        using var first = Image.Black(100, 80, bands: 3) + 255;
        using var white = first.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var black = Image.Black(100, 80 * (frames - 1), bands: 3).Copy(interpretation: Enums.Interpretation.Srgb);
        // A frame like the one before is no frame to the encoder.
        using var noise = (Image.Gaussnoise(100, 80 * (frames - 1), sigma: 40, mean: 60, seed: 7) + black).Cast(Enums.BandFormat.Uchar);
        using var strip = white.Join(noise.Copy(interpretation: Enums.Interpretation.Srgb), Enums.Direction.Vertical);
        using var pages = strip.Mutate(image => image.Set(GValue.GIntType, "page-height", 80));
        return pages.GifsaveBuffer();
    }

    /// <summary>A JPEG with EXIF: turned by 90 degrees, taken at a place.</summary>
    public static byte[] Placed(int width, int height)
    {
        using var picture = Draw(width, height, 1);
        using var placed = picture.Mutate(image =>
        {
            image.Set(GValue.GIntType, "orientation", 6);
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "36/1 48/1 0/1");
            image.Set(GValue.GStrType, "exif-ifd0-Copyright", "Somebody at Home");
        });
        return placed.JpegsaveBuffer();
    }

    public static Image Draw(int width, int height, int seed)
    {
        using var noise = Image.Perlin(width, height, cellSize: 64, uchar: true, seed: seed);
        using var ramp = Image.Xyz(width, height).ExtractBand(0) * (255.0 / width);
        return noise.Bandjoin(ramp.Cast(Enums.BandFormat.Uchar), noise).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) == 0 ? 0 : 0xEDB88320u);
            }
        }

        return ~crc;
    }
}
