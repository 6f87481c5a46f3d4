using NetVips;

namespace Dashboard.Demo.Scenes;

/// <summary>
/// A picture being drawn: filled shapes with smooth edges, later ones over earlier ones. It rasterises by itself,
/// because the only door of libvips to drawings is its SVG reader, which is shut when untrusted formats are.
/// </summary>
public sealed class Canvas
{
    /// <summary>Width of every picture in pixels.</summary>
    public const int Width = 960;

    /// <summary>Height of every picture in pixels.</summary>
    public const int Height = 640;

    private const int Quality = 80;
    private const int LinesAPixel = 4;
    private readonly byte[] _pixels = new byte[Width * Height * 3];
    private readonly float[] _cover = new float[Width];
    private readonly List<float> _crossings = [];

    /// <summary>The finished picture as a JPEG file.</summary>
    public byte[] ToJpeg()
    {
        using var raw = Image.NewFromMemoryCopy(_pixels, Width, Height, 3, Enums.BandFormat.Uchar);
        using var image = raw.Copy(interpretation: Enums.Interpretation.Srgb);
        return image.JpegsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None);
    }

    /// <summary>Fills the whole picture.</summary>
    public Canvas Fill(Paint paint) => Draw(Shape.Box(0, 0, Width, Height), paint);

    /// <summary>Fills the whole picture with a gradient from its upper to its lower edge.</summary>
    public Canvas Fill(Colour top, Colour bottom) => Fill(new Paint(top, bottom, 0, Height));

    /// <summary>Draws a filled shape; where its outline crosses itself, the even parts stay empty.</summary>
    public Canvas Draw(Shape shape, Paint paint)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var first = Math.Max((int)shape.Points.Min(point => point.Y), 0);
        var last = Math.Min((int)Math.Ceiling(shape.Points.Max(point => point.Y)), Height);
        // Only the columns that the shape can touch are looked at: most shapes are small.
        var left = (int)Math.Clamp(shape.Points.Min(point => point.X), 0, Width);
        var right = (int)Math.Clamp(Math.Ceiling(shape.Points.Max(point => point.X)), 0, Width);
        for (var y = first; y < last; y++)
        {
            Array.Clear(_cover, left, right - left);
            for (var line = 0; line < LinesAPixel; line++)
            {
                Cover(shape, y + ((line + 0.5f) / LinesAPixel));
            }

            Blend(y, left, right, paint.At(y));
        }

        return this;
    }

    // Adds to the cover of each pixel what lies inside on one horizontal line, by the even-odd rule.
    private void Cover(Shape shape, float y)
    {
        _crossings.Clear();
        var from = shape.Points[^1];
        foreach (var to in shape.Points)
        {
            if ((from.Y <= y) != (to.Y <= y))
            {
                _crossings.Add(from.X + ((y - from.Y) / (to.Y - from.Y) * (to.X - from.X)));
            }

            from = to;
        }

        _crossings.Sort();
        for (var i = 0; i + 1 < _crossings.Count; i += 2)
        {
            CoverSpan(Math.Clamp(_crossings[i], 0, Width), Math.Clamp(_crossings[i + 1], 0, Width));
        }
    }

    private void CoverSpan(float from, float to)
    {
        for (var x = (int)from; x < to; x++)
        {
            _cover[x] += (Math.Min(to, x + 1) - Math.Max(from, x)) / LinesAPixel;
        }
    }

    private void Blend(int y, int left, int right, Colour colour)
    {
        for (var x = left; x < right; x++)
        {
            var share = Math.Min(_cover[x] * colour.Opacity, 1);
            if (share <= 0)
            {
                continue;
            }

            var at = ((y * Width) + x) * 3;
            _pixels[at] = Mix(_pixels[at], colour.Red, share);
            _pixels[at + 1] = Mix(_pixels[at + 1], colour.Green, share);
            _pixels[at + 2] = Mix(_pixels[at + 2], colour.Blue, share);
        }
    }

    private static byte Mix(byte under, byte over, double share) => (byte)(under + ((over - under) * share) + 0.5);
}
