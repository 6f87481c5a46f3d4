namespace Dashboard.Pictures.Likeness;

/// <summary>
/// What remains of a picture's looks: 64 by 64 points of brightness, from which its hash, its <see cref="Quality"/> and the
/// hashes of its turned and cropped copies follow without the pixels. PDQ, after the description that Meta published
/// (ThreatExchange, <c>hashing/hashing.pdf</c>).
/// </summary>
public sealed class LikenessSketch
{
    /// <summary>Pictures narrower or lower than this many pixels have no likeness.</summary>
    public const int SmallestSide = 5;

    /// <summary>Pixels along a side beyond which a picture should be shrunk first: it costs time and adds nothing.</summary>
    public const int LargestSide = 512;

    private readonly float[] _points;
    private readonly float[] _frequencies;

    private LikenessSketch(float[] points)
    {
        _points = points;
        _frequencies = CosineTransform.Whole.Of(_points, CosineTransform.Whole);
        Quality = Gradient(_points);
        Hash = Threshold(_frequencies);
    }

    /// <summary>The picture's hash.</summary>
    public LikenessHash Hash { get; }

    /// <summary>How much there is to see, 0 (one flat colour) to 100. The hash of a picture with little to see matches others by chance.</summary>
    public int Quality { get; }

    /// <summary>Sketches a picture given as one byte of brightness a pixel, row by row.</summary>
    /// <returns>Null when a side is shorter than <see cref="SmallestSide"/>.</returns>
    /// <exception cref="ArgumentException">There are not <paramref name="width"/> × <paramref name="height"/> bytes.</exception>
    public static LikenessSketch? OfGrey(ReadOnlySpan<byte> grey, int width, int height) => Of(grey, 1, width, height);

    /// <summary>Sketches a picture given as red, green and blue, three bytes a pixel, row by row.</summary>
    /// <returns>Null when a side is shorter than <see cref="SmallestSide"/>.</returns>
    /// <exception cref="ArgumentException">There are not 3 × <paramref name="width"/> × <paramref name="height"/> bytes.</exception>
    public static LikenessSketch? OfRgb(ReadOnlySpan<byte> rgb, int width, int height) => Of(rgb, 3, width, height);

    /// <summary>
    /// The hashes of the picture's eight positions: as it is, turned by 90, 180 and 270 degrees, and the mirror image of each.
    /// The first is <see cref="Hash"/>.
    /// </summary>
    public IReadOnlyList<LikenessHash> Positions()
    {
        var hashes = new LikenessHash[8];
        for (var position = 0; position < hashes.Length; position++)
        {
            hashes[position] = Threshold(Turn(_frequencies, position));
        }

        return hashes;
    }

    /// <summary>
    /// The hashes to ask an index for when cropped and captioned copies are to be found too, up to 5 % a side and a strip of
    /// 15 %, or the picture is itself such a copy: <see cref="Hash"/> first, then those of 56 views a little smaller and larger.
    /// </summary>
    public IReadOnlyList<LikenessHash> Crops() => [Hash, .. CropFrames.All.Select(frame => Framed(frame.Down, frame.Along))];

    internal LikenessHash Framed(CosineTransform down, CosineTransform along) => Threshold(down.Of(_points, along));

    // A mirror image changes the sign of each odd frequency in its direction; swapping the directions transposes.
    private static float[] Turn(ReadOnlySpan<float> frequencies, int position)
    {
        var turned = new float[frequencies.Length];
        for (var i = 0; i < turned.Length; i++)
        {
            var (row, column) = (i / CosineTransform.Frequencies, i % CosineTransform.Frequencies);
            var upsideDown = (position & 1) != 0 && row % 2 == 0;
            var mirrored = (position & 2) != 0 && column % 2 == 0;
            var to = (position & 4) != 0 ? (column * CosineTransform.Frequencies) + row : i;
            turned[to] = upsideDown != mirrored ? -frequencies[i] : frequencies[i];
        }

        return turned;
    }

    // A bit for each frequency that is stronger than half of them.
    private static LikenessHash Threshold(ReadOnlySpan<float> frequencies)
    {
        Span<float> sorted = stackalloc float[LikenessHash.Bits];
        frequencies.CopyTo(sorted);
        sorted.Sort();
        var median = sorted[(LikenessHash.Bits / 2) - 1];
        Span<ulong> words = stackalloc ulong[4];
        words.Clear();
        for (var bit = 0; bit < frequencies.Length; bit++)
        {
            words[bit / 64] |= (frequencies[bit] > median ? 1UL : 0) << (bit % 64);
        }

        return new(words[3], words[2], words[1], words[0]);
    }

    // The steps between neighbouring points in whole percents, so that many small ones don't add up; 90 of them make one.
    private static int Gradient(ReadOnlySpan<float> points)
    {
        var sum = 0;
        for (var i = 0; i < points.Length; i++)
        {
            sum += i + TentBlur.Side < points.Length ? Step(points[i], points[i + TentBlur.Side]) : 0;
            sum += (i + 1) % TentBlur.Side != 0 ? Step(points[i], points[i + 1]) : 0;
        }

        return Math.Min(sum / 90, 100);
    }

    private static int Step(float one, float other) => Math.Abs((int)((one - other) * 100 / 255));

    private static LikenessSketch? Of(ReadOnlySpan<byte> pixels, int bytesAPixel, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        if (pixels.Length != (long)width * height * bytesAPixel)
        {
            throw new ArgumentException($"{pixels.Length} bytes are not {width} x {height} pixels of {bytesAPixel}.", nameof(pixels));
        }

        return width < SmallestSide || height < SmallestSide ? null : new(TentBlur.Shrink(pixels, width, height));
    }
}
