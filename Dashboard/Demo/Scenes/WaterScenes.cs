namespace Dashboard.Demo.Scenes;

/// <summary>Drawings by the sea.</summary>
internal static class WaterScenes
{
    /// <summary>Sun over the sea, a sailing boat.</summary>
    public static void Sea(Brush brush)
    {
        var (canvas, colours) = (brush.Canvas, brush.Colours);
        var horizon = brush.Between(290, 400);
        var sun = brush.Between(180, 780);
        brush.Sky(horizon).Sun(sun, horizon - brush.Between(20, 150), brush.Between(38, 80));
        brush.Cloud(brush.Between(100, 860), brush.Between(90, 170), brush.Between(40, 80), 0.55);
        Water(brush, horizon);
        for (var i = 0; i < 14; i++)
        {
            var width = (14 + (i * 7)) * brush.Between(0.6, 1.3);
            canvas.Draw(Shape.Box(sun - (width / 2) + brush.Between(-14, 14), horizon + 8 + (i * 15), width, 3 + (i * 0.3)), colours.Light.Faded(0.55));
        }

        var (x, y, size) = (brush.Between(120, 840), horizon + brush.Between(60, 130), brush.Between(0.8, 1.5));
        canvas.Draw(Shape.Polygon(x, y - (150 * size), x, y - (14 * size), x + (84 * size), y - (14 * size)), colours.Light.Lighter(0.4));
        canvas.Draw(Shape.Polygon(x - (8 * size), y - (130 * size), x - (8 * size), y - (14 * size), x - (58 * size), y - (14 * size)), colours.Accent);
        canvas.Draw(Shape.Polygon(x - (78 * size), y - (8 * size), x + (92 * size), y - (8 * size), x + (62 * size), y + (18 * size), x - (54 * size), y + (18 * size)), colours.Near.Darker(0.3));
    }

    /// <summary>A lighthouse on its rock and a ferry.</summary>
    public static void Harbour(Brush brush)
    {
        var (canvas, colours) = (brush.Canvas, brush.Colours);
        var horizon = brush.Between(360, 420);
        brush.Sky(horizon).Cloud(brush.Between(150, 500), 140, 62, 0.6).Cloud(brush.Between(500, 850), 215, 44, 0.5);
        canvas.Draw(Shape.Under(brush.Skyline(horizon - 50, horizon - 4)), colours.Far.Lighter(0.15));
        Water(brush, horizon);
        var right = brush.Chance.Next(2) == 0;
        Lighthouse(brush, right ? brush.Between(690, 820) : brush.Between(130, 260), horizon + 60);
        Ferry(brush, right ? brush.Between(120, 260) : brush.Between(470, 560), horizon + brush.Between(50, 90));
    }

    private static void Water(Brush brush, double horizon)
    {
        var (canvas, colours) = (brush.Canvas, brush.Colours);
        var sea = colours.SkyTop.Towards(colours.Near, 0.45);
        canvas.Draw(Shape.Box(0, horizon, Canvas.Width, Canvas.Height - horizon), new Paint(sea.Lighter(0.25), sea.Darker(0.3), horizon, Canvas.Height));
        for (var i = 0; i < 46; i++)
        {
            var depth = brush.Chance.NextDouble();
            var width = 20 + (depth * 110);
            canvas.Draw(Shape.Oval(brush.Between(0, Canvas.Width), horizon + 8 + (depth * (Canvas.Height - horizon)), width, 1.2 + (depth * 2.2)), colours.SkyLow.Faded(0.28));
        }
    }

    private static void Lighthouse(Brush brush, double x, double ground)
    {
        var (canvas, colours) = (brush.Canvas, brush.Colours);
        canvas.Draw(Shape.Polygon(x - 210, ground + 60, x - 120, ground - 12, x - 30, ground - 30, x + 90, ground - 20, x + 190, ground + 60), colours.Near.Darker(0.25));
        var white = Colour.Of("F8F5EE");
        canvas.Draw(Shape.Polygon(x - 38, ground - 24, x - 22, ground - 280, x + 22, ground - 280, x + 38, ground - 24), white);
        for (var band = 0; band < 3; band++)
        {
            var (top, bottom) = (ground - 250 + (band * 84), ground - 208 + (band * 84));
            canvas.Draw(Shape.Polygon(x - Half(top), top, x + Half(top), top, x + Half(bottom), bottom, x - Half(bottom), bottom), colours.Accent);
        }

        canvas.Draw(Shape.Box(x - 32, ground - 290, 64, 10), colours.Near.Darker(0.4));
        canvas.Draw(Shape.Box(x - 17, ground - 330, 34, 40), colours.Second.Lighter(0.4));
        canvas.Draw(Shape.Arc(x, ground - 330, 22, 24, Math.PI, 2 * Math.PI), colours.Accent.Darker(0.2));
        canvas.Draw(Shape.Polygon(x + 17, ground - 316, x + 420, ground - 390, x + 420, ground - 270, x + 17, ground - 306), colours.Light.Faded(0.22));

        double Half(double y) => 38 - (16 * (ground - 24 - y) / 256);
    }

    private static void Ferry(Brush brush, double x, double y)
    {
        var (canvas, colours) = (brush.Canvas, brush.Colours);
        var white = Colour.Of("F4F1EA");
        canvas.Draw(Shape.Box(x + 60, y - 104, 190, 40), white);
        canvas.Draw(Shape.Box(x + 30, y - 66, 260, 40), white.Darker(0.06));
        canvas.Draw(Shape.Polygon(x + 188, y - 158, x + 226, y - 158, x + 220, y - 100, x + 182, y - 100), colours.Accent);
        canvas.Draw(Shape.Polygon(x - 10, y - 30, x + 340, y - 30, x + 304, y + 18, x + 22, y + 18), colours.Near);
        canvas.Draw(Shape.Box(x + 2, y - 16, 324, 6), colours.Second);
        for (var i = 0; i < 9; i++)
        {
            canvas.Draw(Shape.Box(x + 46 + (i * 26), y - 54, 14, 14), colours.SkyTop.Darker(0.3));
        }
    }
}
