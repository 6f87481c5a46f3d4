namespace Dashboard.Demo.Scenes;

/// <summary>Drawings of figures, books and science.</summary>
internal static class StudyScenes
{
    /// <summary>A chart: bars and a line over them.</summary>
    public static void Chart(Brush brush)
    {
        var (canvas, colours) = (brush.Canvas, brush.Colours);
        var dark = brush.Chance.Next(2) == 0;
        var ground = dark ? colours.Near.Darker(0.45) : Colour.Of("FBFAF7");
        canvas.Fill(ground, dark ? ground.Darker(0.3) : ground.Darker(0.06));
        for (var line = 0; line < 6; line++)
        {
            canvas.Draw(Shape.Box(80, 110 + (line * 84), 800, 2), (dark ? Colour.Of("FFFFFF") : Colour.Of("000000")).Faded(0.14));
        }

        var count = brush.Chance.Next(7, 14);
        var step = 800.0 / count;
        var (level, trend) = (brush.Between(0.25, 0.7), brush.Between(-0.04, 0.07));
        double? before = null;
        for (var i = 0; i < count; i++)
        {
            level = Math.Clamp(level + trend + brush.Between(-0.12, 0.12), 0.08, 0.95);
            var (x, top) = (80 + (i * step), 530 - (level * 400));
            canvas.Draw(Shape.Box(x + (step * 0.2), top + 30, step * 0.6, 500 - top), new Paint(colours.SkyTop.Lighter(dark ? 0.25 : 0), colours.Far, top, 530));
            if (before is { } last)
            {
                canvas.Draw(Shape.Line(x - (step / 2), last, x + (step / 2), top, 6), colours.Accent);
            }

            canvas.Draw(Shape.Disc(x + (step / 2), top, 10), colours.Accent);
            canvas.Draw(Shape.Disc(x + (step / 2), top, 5), colours.Light);
            before = top;
        }
    }

    /// <summary>A night sky with the Milky Way over an observatory.</summary>
    public static void Night(Brush brush)
    {
        var canvas = brush.Canvas;
        canvas.Fill(Colour.Of("0B1030"), brush.Colours.SkyTop.Towards(Colour.Of("3B3A78"), 0.5));
        var (slope, base0) = (brush.Between(-0.5, 0.5), brush.Between(140, 330));
        for (var i = 0; i < 60; i++)
        {
            var x = brush.Between(0, Canvas.Width);
            canvas.Draw(Shape.Oval(x, base0 + ((x - 480) * slope) + brush.Between(-34, 34), brush.Between(40, 110), brush.Between(14, 34)), Colour.Of("B9B4E8").Faded(0.045));
        }

        for (var i = 0; i < 420; i++)
        {
            canvas.Draw(Shape.Disc(brush.Between(0, Canvas.Width), brush.Between(0, 540), brush.Between(0.5, 2.2)), Colour.Of("FFFFFF").Faded(brush.Between(0.4, 1)));
        }

        var ground = brush.Skyline(500, 570);
        canvas.Draw(Shape.Under(ground), Colour.Of("070A1A"));
        var dome = brush.Between(200, 760);
        var foot = ground(dome) + 24;
        canvas.Draw(Shape.Box(dome - 92, foot - 84, 184, 110), Colour.Of("1A2140"));
        canvas.Draw(Shape.Arc(dome, foot - 82, 104, 106, Math.PI, 2 * Math.PI), new Paint(Colour.Of("8C96C4"), Colour.Of("3C456F"), foot - 190, foot - 80));
        canvas.Draw(Shape.Polygon(dome + 8, foot - 120, dome + 46, foot - 178, dome + 74, foot - 160, dome + 40, foot - 108), Colour.Of("0B1030"));
        canvas.Draw(Shape.Box(dome - 16, foot - 50, 32, 52), Colour.Of("F2C14E"));
    }

    /// <summary>Books upright on shelves.</summary>
    public static void Books(Brush brush)
    {
        var (canvas, colours) = (brush.Canvas, brush.Colours);
        canvas.Fill(Colour.Of("4A3424"), Colour.Of("2E2016"));
        Colour[] covers = [colours.Accent, colours.Second, colours.SkyTop, colours.Near, colours.Far, Colour.Of("E9DFC8")];
        for (var shelf = 0; shelf < 3; shelf++)
        {
            var board = 200 + (shelf * 206);
            canvas.Draw(Shape.Box(0, board - 186, Canvas.Width, 186), Colour.Of("1F150E").Faded(0.6));
            for (var x = brush.Between(4, 30); x < Canvas.Width - 30;)
            {
                var (width, height, lean) = (brush.Between(22, 56), brush.Between(110, 172), brush.Chance.Next(9) == 0 ? 26 : 0);
                var cover = covers[brush.Chance.Next(covers.Length)].Darker(brush.Between(0, 0.25));
                canvas.Draw(Shape.Polygon(x, board, x + lean, board - height, x + lean + width, board - height, x + width, board), cover);
                canvas.Draw(Shape.Polygon(x + (lean * 0.8), board - (height * 0.8), x + (lean * 0.8) + width, board - (height * 0.8), x + (lean * 0.74) + width, board - (height * 0.74), x + (lean * 0.74), board - (height * 0.74)), colours.Light.Faded(0.7));
                x += width + 3 + (lean * 1.1) + (brush.Chance.Next(12) == 0 ? 46 : 0);
            }

            canvas.Draw(Shape.Box(0, board, Canvas.Width, 16), new Paint(Colour.Of("A87B4F"), Colour.Of("6F4C2C"), board, board + 16));
        }
    }

    /// <summary>Nodes joined by lines: a network.</summary>
    public static void Network(Brush brush)
    {
        var (canvas, colours) = (brush.Canvas, brush.Colours);
        canvas.Fill(colours.Near.Darker(0.5), colours.SkyTop.Darker(0.25));
        var nodes = Enumerable.Range(0, brush.Chance.Next(16, 28))
            .Select(_ => (X: brush.Between(50, 910), Y: brush.Between(50, 590), Size: brush.Between(7, 24))).ToArray();
        foreach (var one in nodes)
        {
            foreach (var other in nodes.OrderBy(node => Math.Pow(node.X - one.X, 2) + Math.Pow(node.Y - one.Y, 2)).Skip(1).Take(3))
            {
                canvas.Draw(Shape.Line(one.X, one.Y, other.X, other.Y, 2.5), colours.SkyLow.Faded(0.4));
            }
        }

        foreach (var (x, y, size) in nodes)
        {
            var colour = brush.Chance.Next(3) switch { 0 => colours.Accent, 1 => colours.Second, _ => colours.Light };
            canvas.Draw(Shape.Disc(x, y, size * 2), colour.Faded(0.18));
            canvas.Draw(Shape.Disc(x, y, size), colour);
            canvas.Draw(Shape.Disc(x - (size * 0.25), y - (size * 0.25), size * 0.35), colour.Lighter(0.5));
        }
    }

    /// <summary>Shards of red on black: nothing is shown, yet nobody likes to see it. Something to report.</summary>
    public static void Alarm(Brush brush)
    {
        var canvas = brush.Canvas;
        canvas.Fill(Colour.Of("2A0306"), Colour.Of("0A0000"));
        var (x, y) = (brush.Between(300, 660), brush.Between(220, 420));
        for (var i = 0; i < 70; i++)
        {
            var (angle, reach, spread) = (brush.Between(0, 2 * Math.PI), brush.Between(160, 620), brush.Between(0.02, 0.12));
            var red = Colour.Of("D30F1E").Darker(brush.Between(0, 0.65)).Faded(brush.Between(0.5, 0.95));
            canvas.Draw(Shape.Polygon(
                x, y, x + (Math.Cos(angle) * reach), y + (Math.Sin(angle) * reach), x + (Math.Cos(angle + spread) * reach * 0.8), y + (Math.Sin(angle + spread) * reach * 0.8)), red);
        }

        for (var i = 0; i < 90; i++)
        {
            var (angle, reach) = (brush.Between(0, 2 * Math.PI), brush.Between(60, 520));
            canvas.Draw(Shape.Disc(x + (Math.Cos(angle) * reach), y + (Math.Sin(angle) * reach), brush.Between(2, 17)), Colour.Of("B10B18").Darker(brush.Between(0, 0.4)));
        }

        canvas.Draw(Shape.Disc(x, y, 54), Colour.Of("0A0000"));
    }
}
