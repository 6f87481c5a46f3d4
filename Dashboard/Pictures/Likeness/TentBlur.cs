using System.Numerics;

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

    /// <summary>Blurs the picture in place and takes its 64 by 64 points.</summary>
    /// <param name="luma">Brightness, row by row.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    internal static float[] Shrink(float[] luma, int width, int height)
    {
        var blurred = new float[luma.Length];
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var y = 0; y < height; y++)
            {
                AlongRow(luma.AsSpan(y * width, width), blurred.AsSpan(y * width, width), Window(width));
            }

            AlongColumns(blurred, luma, width, height, Window(height));
        }

        return Points(luma, width, height);
    }

    // Half a point of the result, rounded up.
    private static int Window(int length) => (length + (2 * Side) - 1) / (2 * Side);

    // A window of even width reaches one pixel further ahead than back; over the edges it is cut.
    private static void AlongRow(ReadOnlySpan<float> from, Span<float> to, int window)
    {
        var ahead = window / 2;
        var sum = 0f;
        var count = 0;
        for (var x = -ahead; x < to.Length; x++)
        {
            if (x + ahead < from.Length)
            {
                sum += from[x + ahead];
                count++;
            }

            if (x + ahead - window >= 0)
            {
                sum -= from[x + ahead - window];
                count--;
            }

            if (x >= 0)
            {
                to[x] = sum / count;
            }
        }
    }

    // All columns side by side, for the sake of the processor's wide registers.
    private static void AlongColumns(ReadOnlySpan<float> from, Span<float> to, int width, int height, int window)
    {
        var ahead = window / 2;
        var sums = new float[width];
        var count = 0;
        for (var y = -ahead; y < height; y++)
        {
            if (y + ahead < height)
            {
                Add(sums, from.Slice((y + ahead) * width, width));
                count++;
            }

            if (y + ahead - window >= 0)
            {
                Subtract(sums, from.Slice((y + ahead - window) * width, width));
                count--;
            }

            if (y >= 0)
            {
                Divide(sums, count, to.Slice(y * width, width));
            }
        }
    }

    private static void Add(Span<float> sums, ReadOnlySpan<float> row)
    {
        var x = 0;
        for (; x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            (new Vector<float>(sums[x..]) + new Vector<float>(row[x..])).CopyTo(sums[x..]);
        }

        for (; x < row.Length; x++)
        {
            sums[x] += row[x];
        }
    }

    private static void Subtract(Span<float> sums, ReadOnlySpan<float> row)
    {
        var x = 0;
        for (; x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            (new Vector<float>(sums[x..]) - new Vector<float>(row[x..])).CopyTo(sums[x..]);
        }

        for (; x < row.Length; x++)
        {
            sums[x] -= row[x];
        }
    }

    private static void Divide(ReadOnlySpan<float> sums, int count, Span<float> row)
    {
        var x = 0;
        var counts = new Vector<float>(count);
        for (; x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            (new Vector<float>(sums[x..]) / counts).CopyTo(row[x..]);
        }

        for (; x < row.Length; x++)
        {
            row[x] = sums[x] / count;
        }
    }

    private static float[] Points(ReadOnlySpan<float> luma, int width, int height)
    {
        var points = new float[Side * Side];
        for (var y = 0; y < Side; y++)
        {
            var row = (int)((y + 0.5) * height / Side) * width;
            for (var x = 0; x < Side; x++)
            {
                points[(y * Side) + x] = luma[row + (int)((x + 0.5) * width / Side)];
            }
        }

        return points;
    }
}
