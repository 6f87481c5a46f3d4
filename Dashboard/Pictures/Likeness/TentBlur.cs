using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Dashboard.Pictures.Likeness;

/// <summary>
/// PDQ's way from a whole picture to 64 by 64 points: two box filters along the rows and two along the columns, each half a
/// point wide, so that together they are a tent one point wide; then the value at the middle of each point.
/// </summary>
internal static class TentBlur
{
    /// <summary>Points along each side of what comes out.</summary>
    internal const int Side = 64;

    private const int Passes = 2;

    /// <summary>Blurs a picture and takes its 64 by 64 points.</summary>
    /// <param name="pixels">Row by row, one byte a pixel (grey) or three (red, green, blue).</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    internal static float[] Shrink(ReadOnlySpan<byte> pixels, int width, int height)
    {
        // Rows start at whole vectors, so that columns can be walked side by side.
        var stride = (width + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        var luma = ArrayPool<float>.Shared.Rent(stride * height);
        var blurred = ArrayPool<float>.Shared.Rent(stride * height);
        Array.Clear(blurred, 0, stride * height);
        for (var y = 0; y < height; y++)
        {
            ReadLuma(pixels.Slice(pixels.Length / height * y, pixels.Length / height), luma.AsSpan(y * stride, width));
        }

        for (var pass = 0; pass < Passes; pass++)
        {
            for (var y = 0; y < height; y++)
            {
                AlongRow(luma.AsSpan(y * stride, width), blurred.AsSpan(y * stride, width), Window(width));
            }

            AlongColumns(blurred.AsSpan(0, stride * height), luma.AsSpan(0, stride * height), stride, Window(height));
        }

        var points = Points(luma, width, height, stride);
        ArrayPool<float>.Shared.Return(luma);
        ArrayPool<float>.Shared.Return(blurred);
        return points;
    }

    private static void ReadLuma(ReadOnlySpan<byte> pixels, Span<float> luma)
    {
        if (pixels.Length == luma.Length)
        {
            for (var x = 0; x < luma.Length; x++)
            {
                luma[x] = pixels[x];
            }

            return;
        }

        for (var x = 0; x < luma.Length; x++)
        {
            luma[x] = (0.299f * pixels[3 * x]) + (0.587f * pixels[(3 * x) + 1]) + (0.114f * pixels[(3 * x) + 2]);
        }
    }

    // Half a point of the result, rounded up.
    private static int Window(int length) => (length + (2 * Side) - 1) / (2 * Side);

    // A window of even width reaches one pixel further ahead than back; over the edges it is cut.
    private static void AlongRow(ReadOnlySpan<float> from, Span<float> to, int window)
    {
        var (ahead, back) = (window / 2, window - (window / 2));
        var sum = 0f;
        for (var x = 0; x < ahead; x++)
        {
            sum += from[x];
        }

        for (var x = 0; x < to.Length; x++)
        {
            sum += x + ahead < from.Length ? from[x + ahead] : 0;
            sum -= x >= back ? from[x - back] : 0;
            to[x] = sum / (Math.Min(x + ahead + 1, from.Length) - Math.Max(x + 1 - back, 0));
        }
    }

    private static void AlongColumns(ReadOnlySpan<float> from, Span<float> to, int stride, int window)
    {
        var height = from.Length / stride;
        var (ahead, back) = (window / 2, window - (window / 2));
        Span<Vector<float>> sums = new Vector<float>[stride / Vector<float>.Count];
        for (var y = -ahead; y < height; y++)
        {
            var enters = y + ahead < height ? Row(from, y + ahead, stride) : default;
            var leaves = y >= back ? Row(from, y - back, stride) : default;
            var count = new Vector<float>(Math.Min(y + ahead + 1, height) - Math.Max(y + 1 - back, 0));
            var row = y >= 0 ? MemoryMarshal.Cast<float, Vector<float>>(to.Slice(y * stride, stride)) : default;
            for (var x = 0; x < sums.Length; x++)
            {
                var sum = sums[x];
                sum += x < enters.Length ? enters[x] : Vector<float>.Zero;
                sum -= x < leaves.Length ? leaves[x] : Vector<float>.Zero;
                sums[x] = sum;
                if (x < row.Length)
                {
                    row[x] = sum / count;
                }
            }
        }
    }

    private static ReadOnlySpan<Vector<float>> Row(ReadOnlySpan<float> matrix, int y, int stride) =>
        MemoryMarshal.Cast<float, Vector<float>>(matrix.Slice(y * stride, stride));

    private static float[] Points(ReadOnlySpan<float> luma, int width, int height, int stride)
    {
        var points = new float[Side * Side];
        for (var y = 0; y < Side; y++)
        {
            var row = (int)((y + 0.5) * height / Side) * stride;
            for (var x = 0; x < Side; x++)
            {
                points[(y * Side) + x] = luma[row + (int)((x + 0.5) * width / Side)];
            }
        }

        return points;
    }
}
