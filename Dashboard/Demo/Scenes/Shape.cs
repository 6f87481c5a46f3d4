using System.Numerics;

namespace Dashboard.Demo.Scenes;

/// <summary>A closed outline, in pixels from the upper left corner.</summary>
public sealed record Shape(IReadOnlyList<Vector2> Points)
{
    private const int ArcSteps = 72;

    /// <summary>A polygon of x and y in turn.</summary>
    public static Shape Polygon(params ReadOnlySpan<double> coordinates)
    {
        var points = new Vector2[coordinates.Length / 2];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = Point(coordinates[2 * i], coordinates[(2 * i) + 1]);
        }

        return new Shape(points);
    }

    /// <summary>An upright rectangle.</summary>
    public static Shape Box(double x, double y, double width, double height) =>
        Polygon(x, y, x + width, y, x + width, y + height, x, y + height);

    /// <summary>A circle.</summary>
    public static Shape Disc(double x, double y, double radius) => Oval(x, y, radius, radius);

    /// <summary>An ellipse whose axes lie level.</summary>
    public static Shape Oval(double x, double y, double halfWidth, double halfHeight) =>
        Arc(x, y, halfWidth, halfHeight, 0, 2 * Math.PI);

    /// <summary>A part of an ellipse closed by its chord; angles in radians, clockwise from three o'clock.</summary>
    public static Shape Arc(double x, double y, double halfWidth, double halfHeight, double from, double to) =>
        new([.. Enumerable.Range(0, ArcSteps + 1).Select(step => from + ((to - from) * step / ArcSteps))
            .Select(angle => Point(x + (halfWidth * Math.Cos(angle)), y + (halfHeight * Math.Sin(angle))))]);

    /// <summary>A straight stroke with flat ends.</summary>
    public static Shape Line(double x1, double y1, double x2, double y2, double width)
    {
        var length = Math.Max(Math.Sqrt(((x2 - x1) * (x2 - x1)) + ((y2 - y1) * (y2 - y1))), 0.001);
        var (across, down) = (-(y2 - y1) / length * width / 2, (x2 - x1) / length * width / 2);
        return Polygon(x1 + across, y1 + down, x2 + across, y2 + down, x2 - across, y2 - down, x1 - across, y1 - down);
    }

    /// <summary>The land under a skyline: height by x, filled down to the lower edge.</summary>
    public static Shape Under(Func<double, double> skyline)
    {
        ArgumentNullException.ThrowIfNull(skyline);
        const int Step = 4;
        var points = Enumerable.Range(0, (Canvas.Width / Step) + 1).Select(i => Point(i * Step, skyline(i * Step)));
        return new Shape([.. points, Point(Canvas.Width, Canvas.Height), Point(0, Canvas.Height)]);
    }

    private static Vector2 Point(double x, double y) => new((float)x, (float)y);
}
