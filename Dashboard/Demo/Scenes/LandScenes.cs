namespace Dashboard.Demo.Scenes;

/// <summary>Drawings of the country and the weather.</summary>
internal static class LandScenes
{
    /// <summary>Rolling hills planted with olive trees.</summary>
    public static void Hills(Brush brush)
    {
        var (canvas, colours) = (brush.Canvas, brush.Colours);
        brush.Sky(420).Sun(brush.Between(120, 840), brush.Between(110, 220), brush.Between(36, 60));
        brush.Cloud(brush.Between(140, 820), brush.Between(110, 200), brush.Between(40, 70), 0.5);
        for (var layer = 0; layer < 4; layer++)
        {
            var top = 270 + (layer * 70);
            var skyline = brush.Skyline(top, top + 90);
            var colour = colours.Far.Lighter(0.25).Towards(colours.Near, layer / 3.0);
            canvas.Draw(Shape.Under(skyline), new Paint(colour, colour.Darker(0.15), top, Canvas.Height));
            for (var tree = 0; layer > 0 && tree < 9; tree++)
            {
                var x = (tree * 112) + brush.Between(10, 80);
                Tree(brush, x, skyline(x) + 8, 11 + (layer * 8), colour.Darker(0.35));
            }
        }
    }

    /// <summary>Dunes with palms under a low sun.</summary>
    public static void Dunes(Brush brush)
    {
        var (canvas, colours) = (brush.Canvas, brush.Colours);
        brush.Sky(430).Sun(brush.Between(160, 800), brush.Between(200, 300), brush.Between(55, 90));
        var sand = Colour.Of("E3B778").Towards(colours.SkyLow, 0.25);
        for (var layer = 0; layer < 3; layer++)
        {
            var top = 330 + (layer * 80);
            canvas.Draw(Shape.Under(brush.Skyline(top, top + 110)), new Paint(sand.Darker(layer * 0.12), sand.Darker(0.3 + (layer * 0.14)), top, Canvas.Height));
        }

        var start = brush.Between(80, 560);
        for (var i = 0; i < 3; i++)
        {
            Palm(brush, start + (i * brush.Between(90, 120)), 590 - (i * 14), brush.Between(170, 260));
        }
    }

    /// <summary>Rain over the roofs of a town, a flash of lightning.</summary>
    public static void Storm(Brush brush)
    {
        var (canvas, chance) = (brush.Canvas, brush.Chance);
        canvas.Fill(Colour.Of("26313D"), Colour.Of("8796A3"));
        for (var i = 0; i < 9; i++)
        {
            var grey = Colour.Of("3A4652").Lighter(brush.Between(0, 0.25));
            canvas.Draw(Shape.Oval(brush.Between(-40, 1000), brush.Between(10, 130), brush.Between(130, 240), brush.Between(50, 95)), grey.Faded(0.8));
        }

        var bolt = brush.Between(200, 760);
        canvas.Draw(Shape.Polygon(bolt, 150, bolt + 46, 150, bolt + 14, 262, bolt + 52, 262, bolt - 40, 440, bolt - 8, 300, bolt - 40, 300), Colour.Of("FFF2B0"));
        for (var x = -20.0; x < Canvas.Width; x += brush.Between(60, 110))
        {
            var roof = brush.Between(430, 520);
            canvas.Draw(Shape.Box(x, roof, 108, 220), brush.Colours.Near.Darker(brush.Between(0.25, 0.6)));
            canvas.Draw(Shape.Box(x + 26, roof + 34, 20, 28), chance.Next(3) == 0 ? Colour.Of("FFD98A") : Colour.Of("1B222A"));
            canvas.Draw(Shape.Box(x + 62, roof + 34, 20, 28), chance.Next(3) == 0 ? Colour.Of("FFD98A") : Colour.Of("1B222A"));
        }

        for (var i = 0; i < 210; i++)
        {
            var (x, y, length) = (brush.Between(-20, 980), brush.Between(60, 620), brush.Between(14, 40));
            canvas.Draw(Shape.Line(x, y, x - (length * 0.3), y + length, 1.6), Colour.Of("DCE6EE").Faded(0.45));
        }
    }

    /// <summary>A ploughed field, furrows running to the horizon, a sun at its end.</summary>
    public static void Field(Brush brush)
    {
        var (canvas, colours) = (brush.Canvas, brush.Colours);
        var horizon = brush.Between(230, 320);
        var vanishing = brush.Between(260, 700);
        brush.Sky(horizon).Sun(brush.Between(120, 840), horizon - brush.Between(40, 110), 46);
        canvas.Draw(Shape.Under(brush.Skyline(horizon - 44, horizon - 6)), colours.Far);
        var (earth, crop) = (Colour.Of("9C6B3F"), Colour.Of("C9A63A").Towards(colours.Near, brush.Between(0, 0.5)));
        canvas.Draw(Shape.Box(0, horizon, Canvas.Width, Canvas.Height - horizon), new Paint(crop.Lighter(0.25), crop.Darker(0.15), horizon, Canvas.Height));
        for (var furrow = -12; furrow <= 12; furrow++)
        {
            var x = vanishing + (furrow * 128);
            canvas.Draw(Shape.Polygon(vanishing + (furrow * 3), horizon, x - 22, Canvas.Height, x + 26, Canvas.Height), new Paint(earth.Lighter(0.2), earth.Darker(0.25), horizon, Canvas.Height));
        }
    }

    private static void Tree(Brush brush, double x, double ground, double size, Colour colour)
    {
        brush.Canvas.Draw(Shape.Box(x - (size * 0.1), ground - (size * 0.9), size * 0.2, size), colour.Darker(0.4));
        brush.Canvas.Draw(Shape.Oval(x - (size * 0.35), ground - (size * 1.2), size * 0.6, size * 0.5), colour);
        brush.Canvas.Draw(Shape.Oval(x + (size * 0.3), ground - (size * 1.35), size * 0.65, size * 0.55), colour.Lighter(0.1));
    }

    private static void Palm(Brush brush, double x, double ground, double height)
    {
        var (trunk, leaf) = (Colour.Of("4A3527"), Colour.Of("2F5D3A").Towards(brush.Colours.Near, 0.3));
        brush.Canvas.Draw(Shape.Polygon(x - 9, ground, x + 9, ground, x + 21, ground - height, x + 11, ground - height), trunk);
        for (var i = 0; i < 9; i++)
        {
            var angle = Math.PI + (Math.PI * i / 8);
            var (tipX, tipY) = (x + 16 + (Math.Cos(angle) * 92), ground - height + (Math.Sin(angle) * 52) + 34);
            var (bendX, bendY) = (x + 16 + (Math.Cos(angle) * 52), ground - height + (Math.Sin(angle) * 58) - 12);
            brush.Canvas.Draw(Shape.Polygon(x + 16, ground - height + 4, bendX, bendY - 8, tipX, tipY, bendX, bendY + 10), leaf.Lighter(i % 2 * 0.12));
        }
    }
}
