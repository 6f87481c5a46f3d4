using System.Numerics;

namespace Dashboard.Pictures.Likeness;

/// <summary>
/// The 16 lowest frequencies, the constant left out, of each direction of 64 by 64 points; and the bits that they give.
/// A view of a part of the picture, or a little beyond it, costs no second blur: shrinking is as linear as the transform,
/// so the two are one matrix.
/// </summary>
internal sealed class CosineTransform
{
    /// <summary>Frequencies in each direction.</summary>
    internal const int Frequencies = 16;

    private readonly float[] _matrix;
    private readonly float[] _transposed;

    private CosineTransform(float[] matrix)
    {
        _matrix = matrix;
        _transposed = new float[matrix.Length];
        for (var i = 0; i < matrix.Length; i++)
        {
            _transposed[(i % TentBlur.Side * Frequencies) + (i / TentBlur.Side)] = matrix[i];
        }
    }

    /// <summary>Of the whole length.</summary>
    internal static CosineTransform Whole { get; } = new(Cosines());

    /// <summary>Of what is left when shares of the length are cut from both ends; negative ones add, repeating the edge.</summary>
    internal static CosineTransform Part(double before, double after)
    {
        var cosines = Cosines();
        var matrix = new float[cosines.Length];
        for (var point = 0; point < TentBlur.Side; point++)
        {
            var at = ((before + ((point + 0.5) / TentBlur.Side * (1 - before - after))) * TentBlur.Side) - 0.5;
            at = Math.Clamp(at, 0, TentBlur.Side - 1);
            var first = Math.Min((int)at, TentBlur.Side - 2);
            for (var row = 0; row < cosines.Length; row += TentBlur.Side)
            {
                matrix[row + first] += cosines[row + point] * (float)(first + 1 - at);
                matrix[row + first + 1] += cosines[row + point] * (float)(at - first);
            }
        }

        return new(matrix);
    }

    /// <summary>The 16 by 16 frequencies of the points, this transform down the columns and another along the rows.</summary>
    internal float[] Of(ReadOnlySpan<float> points, CosineTransform along)
    {
        var half = new float[Frequencies * TentBlur.Side];
        Multiply(_matrix, points, half, TentBlur.Side);
        var frequencies = new float[Frequencies * Frequencies];
        Multiply(half, along._transposed, frequencies, Frequencies);
        return frequencies;
    }

    // 16 by 64 times 64 by columns. Each sum runs over the 64 in order, as the reference's do, so that bits agree.
    private static void Multiply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> product, int columns)
    {
        for (var row = 0; row < Frequencies; row++)
        {
            for (var x = 0; x < columns; x += Vector<float>.Count)
            {
                var sum = Vector<float>.Zero;
                for (var k = 0; k < TentBlur.Side; k++)
                {
                    sum += left[(row * TentBlur.Side) + k] * new Vector<float>(right[((k * columns) + x)..]);
                }

                sum.CopyTo(product[((row * columns) + x)..]);
            }
        }
    }

    private static float[] Cosines()
    {
        var cosines = new float[Frequencies * TentBlur.Side];
        var scale = (float)Math.Sqrt(2.0 / TentBlur.Side);
        for (var i = 0; i < cosines.Length; i++)
        {
            var (frequency, point) = (1 + (i / TentBlur.Side), i % TentBlur.Side);
            cosines[i] = (float)(scale * Math.Cos(Math.PI / 2 / TentBlur.Side * frequency * ((2 * point) + 1)));
        }

        return cosines;
    }
}
