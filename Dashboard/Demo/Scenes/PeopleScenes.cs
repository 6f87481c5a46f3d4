namespace Dashboard.Demo.Scenes;

/// <summary>Drawings of people together.</summary>
internal static class PeopleScenes
{
    private static readonly Colour[] Skins = [Colour.Of("E8C39E"), Colour.Of("C98F62"), Colour.Of("8D5A3B"), Colour.Of("F1D3B5")];

    /// <summary>A stadium: stands full of dots, the pitch with its lines, floodlights.</summary>
    public static void Stadium(Brush brush)
    {
        var (canvas, colours) = (brush.Canvas, brush.Colours);
        canvas.Fill(new Paint(colours.SkyTop.Darker(0.35), colours.SkyLow, 0, 300));
        canvas.Draw(Shape.Oval(480, 330, 620, 205), colours.Near.Darker(0.3));
        for (var i = 0; i < 1400; i++)
        {
            var angle = brush.Between(Math.PI, 2 * Math.PI);
            var ring = brush.Between(0.72, 0.98);
            var colour = brush.Chance.Next(4) switch { 0 => colours.Accent, 1 => colours.Second, 2 => colours.Light, _ => colours.Far };
            canvas.Draw(Shape.Box(480 + (Math.Cos(angle) * 620 * ring), 350 + (Math.Sin(angle) * 220 * ring), 6, 6), colour.Faded(0.85));
        }

        var (grass, tilt) = (Colour.Of("3E8E41"), brush.Between(-90, 90));
        canvas.Draw(Shape.Polygon(-120, 640, 190 + tilt, 300, 770 + tilt, 300, 1080, 640), grass);
        for (var band = 0; band < 8; band += 2)
        {
            canvas.Draw(Shape.Polygon(Near(band), 640, Far(band), 300, Far(band + 1), 300, Near(band + 1), 640), grass.Lighter(0.12));
        }

        canvas.Draw(Shape.Line(Near(4), 640, Far(4), 300, 5), Colour.Of("FFFFFF"));
        canvas.Draw(Shape.Oval(480 + (tilt * 0.6), 430, 118, 44), Colour.Of("FFFFFF"));
        canvas.Draw(Shape.Oval(480 + (tilt * 0.6), 430, 112, 40), grass.Lighter(0.06));
        foreach (var x in new[] { 90.0, 830 })
        {
            canvas.Draw(Shape.Box(x + 16, 60, 8, 180), Colour.Of("2A2F33"));
            canvas.Draw(Shape.Box(x - 10, 30, 60, 40), Colour.Of("FFFBE0"));
            canvas.Draw(Shape.Disc(x + 20, 50, 100), Colour.Of("FFFBE0").Faded(0.12));
        }

        double Near(int band) => -120 + (band * 150);
        double Far(int band) => 190 + tilt + (band * 72.5);
    }

    /// <summary>A speaker at a desk before an audience seen from behind.</summary>
    public static void Meeting(Brush brush)
    {
        var (canvas, colours) = (brush.Canvas, brush.Colours);
        canvas.Fill(colours.Far.Lighter(0.55), colours.Far.Lighter(0.2));
        var x = brush.Between(250, 710);
        canvas.Draw(Shape.Box(x - 210, 70, 420, 250), Colour.Of("FFFDF7"));
        for (var bar = 0; bar < 6; bar++)
        {
            var height = brush.Between(30, 170);
            canvas.Draw(Shape.Box(x - 170 + (bar * 58), 290 - height, 36, height), bar % 2 == 0 ? colours.Accent : colours.Second);
        }

        var side = brush.Chance.Next(2) == 0 ? x - 270 : x + 270;
        brush.Figure(side, 400, 112, colours.Near, Skins[brush.Chance.Next(Skins.Length)]);
        canvas.Draw(Shape.Polygon(side - 92, 372, side + 92, 372, side + 76, 520, side - 76, 520), Colour.Of("7A5638"));
        Audience(brush, 560, 84, 0.15);
        Audience(brush, 660, 108, 0.45);
    }

    /// <summary>Four figures side by side against coloured panels.</summary>
    public static void Faces(Brush brush)
    {
        var (canvas, colours, count) = (brush.Canvas, brush.Colours, brush.Chance.Next(2, 5));
        var width = (double)Canvas.Width / count;
        Colour[] panels = [colours.SkyLow, colours.Second, colours.Far, colours.SkyTop];
        for (var i = 0; i < count; i++)
        {
            var x = (i + 0.5) * width;
            canvas.Draw(Shape.Box(i * width, 0, width, Canvas.Height), new Paint(panels[i].Lighter(0.2), panels[i], 0, Canvas.Height));
            var (size, skin, hair) = (brush.Between(200, 240) * (count > 3 ? 0.85 : 1), Skins[brush.Chance.Next(Skins.Length)], Colour.Of("2A1E1A").Lighter(brush.Between(0, 0.4)));
            canvas.Draw(Shape.Oval(x, 640 - (size * 1.46), size * 0.36, size * (brush.Chance.Next(2) == 0 ? 0.46 : 0.4)), hair);
            brush.Figure(x, 640, size, i % 2 == 0 ? colours.Near : colours.Accent, skin);
            canvas.Draw(Shape.Arc(x, 640 - (size * 1.5), size * 0.3, size * 0.27, Math.PI, 2 * Math.PI), hair);
        }
    }

    /// <summary>A theatre: red curtains, a lit stage, one player.</summary>
    public static void Stage(Brush brush)
    {
        var (canvas, colours, x) = (brush.Canvas, brush.Colours, brush.Between(320, 640));
        canvas.Fill(Colour.Of("241626"), colours.Near.Darker(0.5));
        canvas.Draw(Shape.Polygon(x - 30, 0, x + 30, 0, x + 210, 520, x - 210, 520), colours.Light.Faded(0.2));
        canvas.Draw(Shape.Polygon(0, 500, Canvas.Width, 500, Canvas.Width, 640, 0, 640), new Paint(Colour.Of("A9713F"), Colour.Of("5B3A20"), 500, 640));
        canvas.Draw(Shape.Oval(x, 530, 210, 34), colours.Light.Faded(0.45));
        brush.Figure(x, 524, 120, colours.Second, Skins[brush.Chance.Next(Skins.Length)]);
        var (cloth, open) = (Colour.Of("8E1F2F").Towards(colours.Accent, brush.Between(0, 0.7)), brush.Between(150, 250));
        for (var fold = 0; fold < 8; fold++)
        {
            var step = open / 8;
            var shade = cloth.Darker(fold % 2 * 0.28);
            canvas.Draw(Shape.Polygon(fold * step, 0, (fold + 1) * step, 0, ((fold + 1) * step) - (fold * 7), 560, (fold * step) - (fold * 7), 560), shade);
            canvas.Draw(Shape.Polygon(960 - (fold * step), 0, 960 - ((fold + 1) * step), 0, 960 - ((fold + 1) * step) + (fold * 7), 560, 960 - (fold * step) + (fold * 7), 560), shade);
        }

        for (var i = 0; i < 8; i++)
        {
            canvas.Draw(Shape.Arc(60 + (i * 120), 0, 64, 84, 0, Math.PI), cloth.Darker(i % 2 * 0.15));
        }

        Audience(brush, 664, 66, 0.75);
    }

    private static void Audience(Brush brush, double ground, double size, double dark)
    {
        for (var x = brush.Between(-20, 40); x < Canvas.Width + 40; x += size * brush.Between(1.1, 1.4))
        {
            var clothes = brush.Chance.Next(3) switch { 0 => brush.Colours.Accent, 1 => brush.Colours.Near, _ => brush.Colours.SkyTop };
            brush.Figure(x, ground + brush.Between(-8, 12), size, clothes.Darker(dark), Colour.Of("3A2A22").Darker(dark * 0.6));
        }
    }
}
