namespace Dashboard.Demo.Scenes;

/// <summary>Drawings of streets and public buildings.</summary>
internal static class TownScenes
{
    /// <summary>A public building with columns and a pediment.</summary>
    public static void Hall(Brush brush)
    {
        var (canvas, colours) = (brush.Canvas, brush.Colours);
        brush.Sky(560).Cloud(brush.Between(120, 300), 120, 60, 0.55).Cloud(brush.Between(640, 860), 170, 48, 0.5);
        var columns = brush.Chance.Next(4, 9);
        var (width, top) = ((columns * 74.0) + 60, brush.Between(220, 270));
        var (left, stone) = (brush.Between(40, Canvas.Width - width - 40), Colour.Of("EFE6D2").Towards(colours.SkyLow, 0.2));
        canvas.Draw(Shape.Box(0, 556, Canvas.Width, 84), new Paint(colours.Near.Lighter(0.35), colours.Near, 556, 640));
        canvas.Draw(Shape.Polygon(left - 20, top, left + (width / 2), top - 96, left + width + 20, top), stone.Darker(0.08));
        canvas.Draw(Shape.Polygon(left + 50, top - 12, left + (width / 2), top - 74, left + width - 50, top - 12), stone.Darker(0.22));
        canvas.Draw(Shape.Box(left - 14, top, width + 28, 40), stone);
        canvas.Draw(Shape.Box(left + 10, top + 40, width - 20, 270), colours.Near.Darker(0.15));
        for (var i = 0; i < columns; i++)
        {
            var x = left + 44 + (i * (width - 88) / (columns - 1));
            canvas.Draw(Shape.Box(x - 17, top + 52, 34, 250), new Paint(stone, stone.Darker(0.12), top, top + 300));
            canvas.Draw(Shape.Box(x + 7, top + 52, 10, 250), stone.Darker(0.2));
            canvas.Draw(Shape.Box(x - 24, top + 40, 48, 14), stone.Lighter(0.3));
            canvas.Draw(Shape.Box(x - 24, top + 296, 48, 14), stone.Lighter(0.3));
        }

        for (var step = 0; step < 3; step++)
        {
            canvas.Draw(Shape.Box(left - 20 - (step * 18), top + 308 + (step * 16), width + 40 + (step * 36), 17), stone.Darker(0.05 + (step * 0.09)));
        }
    }

    /// <summary>Market stalls under striped awnings.</summary>
    public static void Market(Brush brush)
    {
        var (canvas, colours) = (brush.Canvas, brush.Colours);
        canvas.Fill(colours.SkyLow, colours.SkyLow.Darker(0.12));
        canvas.Draw(Shape.Box(0, 60, Canvas.Width, 420), new Paint(Colour.Of("F3E7CF"), Colour.Of("D9C4A0"), 60, 480));
        canvas.Draw(Shape.Box(0, 520, Canvas.Width, 120), new Paint(colours.Near.Lighter(0.4), colours.Near.Lighter(0.1), 520, 640));
        var width = brush.Between(230, 330);
        for (var x = brush.Between(-120, 0); x < Canvas.Width; x += width + 26)
        {
            Stall(brush, x, brush.Between(170, 240), width, brush.Chance.Next(2) == 0 ? colours.Accent : colours.Second);
        }
    }

    /// <summary>White and blue houses stepping up a hill, doors and arches.</summary>
    public static void Medina(Brush brush)
    {
        brush.Sky(460).Sun(brush.Between(120, 840), brush.Between(90, 150), 42);
        for (var row = 0; row < 4; row++)
        {
            for (var x = brush.Between(-90, -10); x < Canvas.Width; x += brush.Between(105, 165))
            {
                var top = 220 + (row * 95) + brush.Between(-42, 30);
                var wall = Colour.Of("FAF6EC").Towards(brush.Colours.SkyLow, 0.3 - (row * 0.08)).Darker(brush.Between(0, 0.14));
                House(brush, x, top, wall);
            }
        }
    }

    /// <summary>A tram on its line through the town.</summary>
    public static void Tram(Brush brush)
    {
        var (canvas, colours) = (brush.Canvas, brush.Colours);
        brush.Sky(480);
        for (var x = -30.0; x < Canvas.Width; x += brush.Between(80, 130))
        {
            var top = brush.Between(140, 330);
            var wall = colours.Far.Lighter(brush.Between(0.05, 0.4));
            canvas.Draw(Shape.Box(x, top, 124, 360), wall);
            for (var window = 0; window < 8; window++)
            {
                canvas.Draw(Shape.Box(x + 20 + (window % 2 * 52), top + 26 + (window / 2 * 52), 28, 32), wall.Darker(0.35));
            }
        }

        canvas.Draw(Shape.Box(0, 500, Canvas.Width, 140), new Paint(Colour.Of("6E7377"), Colour.Of("45494D"), 500, 640));
        canvas.Draw(Shape.Box(0, 566, Canvas.Width, 5), Colour.Of("C8CDD0"));
        canvas.Draw(Shape.Box(0, 600, Canvas.Width, 7), Colour.Of("C8CDD0"));
        var (left, body) = (brush.Between(60, 300), brush.Chance.Next(2) == 0 ? colours.Accent : colours.Second);
        canvas.Draw(Shape.Polygon(left, 400, left + 30, 372, left + 560, 372, left + 596, 410, left + 610, 560, left, 560), body);
        canvas.Draw(Shape.Box(left, 520, 610, 18), Colour.Of("FAFAF7"));
        for (var i = 0; i < 6; i++)
        {
            canvas.Draw(Shape.Box(left + 22 + (i * 92), 402, 74, i % 3 == 1 ? 150 : 84), Colour.Of("22313B").Lighter(i % 2 * 0.1));
        }

        canvas.Draw(Shape.Line(0, 330, Canvas.Width, 316, 2.5), Colour.Of("2B2F33"));
        canvas.Draw(Shape.Line(left + 250, 372, left + 300, 324, 5), Colour.Of("2B2F33"));
    }

    private static void Stall(Brush brush, double x, double top, double width, Colour cloth)
    {
        var (canvas, white) = (brush.Canvas, Colour.Of("FFF9EC"));
        canvas.Draw(Shape.Box(x + 14, top + 70, 9, 380), Colour.Of("5A4634"));
        canvas.Draw(Shape.Box(x + width - 23, top + 70, 9, 380), Colour.Of("5A4634"));
        canvas.Draw(Shape.Box(x + 8, top + 110, width - 16, 130), Colour.Of("4B3B2D").Faded(0.35));
        var stripe = width / 8;
        for (var i = 0; i < 8; i++)
        {
            var (left, colour) = (x + (i * stripe), i % 2 == 0 ? cloth : white);
            canvas.Draw(Shape.Polygon(left + 14 - (i * 3.5), top, left + 14 + stripe - ((i + 1) * 3.5), top, left + stripe, top + 84, left, top + 84), colour);
            canvas.Draw(Shape.Arc(left + (stripe / 2), top + 84, stripe / 2, 18, 0, Math.PI), colour.Darker(0.1));
        }

        canvas.Draw(Shape.Box(x + 4, top + 240, width - 8, 210), Colour.Of("8A623C"));
        foreach (var row in Enumerable.Range(0, 3))
        {
            for (var fruit = x + 26.0; fruit < x + width - 20; fruit += 27)
            {
                var colour = (row + brush.Chance.Next(2)) switch { 0 => Colour.Of("E4572E"), 1 => Colour.Of("F3A712"), 2 => Colour.Of("7A9E3A"), _ => Colour.Of("A63D57") };
                canvas.Draw(Shape.Disc(fruit + (row * 8), top + 238 - (row * 19), 15), colour);
                canvas.Draw(Shape.Disc(fruit + (row * 8) - 4, top + 233 - (row * 19), 4), colour.Lighter(0.5));
            }
        }
    }

    private static void House(Brush brush, double x, double top, Colour wall)
    {
        var (canvas, blue) = (brush.Canvas, brush.Colours.SkyTop.Towards(Colour.Of("1F5FA8"), 0.6));
        canvas.Draw(Shape.Box(x, top, 150, 460), new Paint(wall, wall.Darker(0.15), top, top + 220));
        canvas.Draw(Shape.Box(x + 138, top, 12, 460), wall.Darker(0.2));
        if (brush.Chance.Next(4) == 0)
        {
            canvas.Draw(Shape.Arc(x + 75, top + 2, 56, 50, Math.PI, 2 * Math.PI), wall.Lighter(0.3));
        }

        canvas.Draw(Shape.Box(x + 24, top + 26, 26, 36), blue);
        var door = x + brush.Between(74, 92);
        canvas.Draw(Shape.Arc(door + 19, top + 62, 19, 22, Math.PI, 2 * Math.PI), blue.Darker(0.25));
        canvas.Draw(Shape.Box(door, top + 61, 38, 50), blue.Darker(0.25));
    }
}
