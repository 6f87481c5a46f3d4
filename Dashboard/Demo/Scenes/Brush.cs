namespace Dashboard.Demo.Scenes;

/// <summary>One drawing in the making: the canvas, its colours and the chance that varies it.</summary>
public sealed record Brush(Canvas Canvas, Palette Colours, Random Chance)
{
    /// <summary>The middle between the left and the right edge.</summary>
    public const double Middle = Canvas.Width / 2.0;

    /// <summary>A number between two.</summary>
    public double Between(double from, double to) => from + (Chance.NextDouble() * (to - from));

    /// <summary>Takes the sky's gradient down to a horizon.</summary>
    public Brush Sky(double horizon)
    {
        Canvas.Fill(new Paint(Colours.SkyTop, Colours.SkyLow, 0, horizon));
        return this;
    }

    /// <summary>A sun or moon with a soft halo.</summary>
    public Brush Sun(double x, double y, double radius)
    {
        for (var ring = 4; ring > 0; ring--)
        {
            Canvas.Draw(Shape.Disc(x, y, radius * (1 + (ring * 0.35))), Colours.Light.Faded(0.09));
        }

        Canvas.Draw(Shape.Disc(x, y, radius), Colours.Light);
        return this;
    }

    /// <summary>A cloud of overlapping discs on a flat base.</summary>
    public Brush Cloud(double x, double y, double size, double opacity)
    {
        var white = Colours.SkyLow.Lighter(0.6).Faded(opacity);
        foreach (var (across, up, radius) in new[] { (-1.1, 0.0, 0.45), (-0.45, 0.3, 0.62), (0.35, 0.22, 0.7), (1.05, 0.0, 0.42) })
        {
            Canvas.Draw(Shape.Arc(x + (across * size), y - (up * size * 0.3), radius * size, radius * size, Math.PI, 2 * Math.PI), white);
        }

        Canvas.Draw(Shape.Box(x - (size * 1.55), y - 1, size * 3.02, size * 0.12), white);
        return this;
    }

    /// <summary>Hills between two heights, rolling by chance.</summary>
    public Func<double, double> Skyline(double top, double bottom)
    {
        var (slow, fast) = (Between(0.004, 0.008), Between(0.012, 0.02));
        var (first, second) = (Between(0, 6), Between(0, 6));
        var half = (bottom - top) / 2;
        return x => top + half + (half * ((0.75 * Math.Sin((x * slow) + first)) + (0.25 * Math.Sin((x * fast) + second))));
    }

    /// <summary>A person seen from far: head and shoulders on a base line.</summary>
    public Brush Figure(double x, double ground, double size, Colour clothes, Colour skin)
    {
        Canvas.Draw(Shape.Arc(x, ground, size * 0.62, size * 0.95, Math.PI, 2 * Math.PI), clothes);
        Canvas.Draw(Shape.Box(x - (size * 0.12), ground - (size * 1.15), size * 0.24, size * 0.3), skin.Darker(0.15));
        Canvas.Draw(Shape.Oval(x, ground - (size * 1.38), size * 0.29, size * 0.36), skin);
        return this;
    }
}
