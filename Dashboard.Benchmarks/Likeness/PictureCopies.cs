using NetVips;

namespace Dashboard.Benchmarks.Likeness;

/// <summary>The ways in which a picture comes back: what a site, a reader or a phone does to it before it is posted again.</summary>
internal static class PictureCopies
{
    private const int Quality = 80;

    /// <summary>Each way by its kind and name, from a picture in sRGB of three bands to another.</summary>
    public static readonly IReadOnlyList<(string Kind, string Name, Func<Image, Image> Make)> All =
    [
        .. new[] { 25, 50, 75, 150, 200 }.Select(percent => Way("resized", $"to {percent} %", picture => Again(picture.Resize(percent / 100.0)))),
        .. new[] { 30, 50, 75, 95 }.Select(quality => Way("JPEG", $"quality {quality}", picture => Again(picture, quality))),
        .. new[] { 40, 80 }.Select(quality => Way("WebP", $"quality {quality}", picture => Image.NewFromBuffer(picture.WebpsaveBuffer(q: quality)))),
        Way("greyed", "", picture => Again(picture.Colourspace(Enums.Interpretation.Bw))),
        Way("cropped", "left 5 %", picture => Cut(picture, 0.05, 0, 0, 0)),
        Way("cropped", "right 5 %", picture => Cut(picture, 0, 0, 0.05, 0)),
        Way("cropped", "top 5 %", picture => Cut(picture, 0, 0.05, 0, 0)),
        Way("cropped", "bottom 5 %", picture => Cut(picture, 0, 0, 0, 0.05)),
        Way("cropped", "left and top 4 %", picture => Cut(picture, 0.04, 0.04, 0, 0)),
        Way("cropped", "left 1, top 2, right 3, bottom 5 %", picture => Cut(picture, 0.01, 0.02, 0.03, 0.05)),
        Way("cropped", "all sides 1 %", picture => Cut(picture, 0.01, 0.01, 0.01, 0.01)),
        Way("cropped", "all sides 2.5 %", picture => Cut(picture, 0.025, 0.025, 0.025, 0.025)),
        Way("cropped", "all sides 4 %", picture => Cut(picture, 0.04, 0.04, 0.04, 0.04)),
        Way("cropped", "all sides 5 %", picture => Cut(picture, 0.05, 0.05, 0.05, 0.05)),
        Way("captioned", "letters over the upper edge", picture => Letters(picture, 0.03, 0.06)),
        Way("captioned", "band over the lower 10 %", picture => Letters(Band(picture, 0.9, 0.1), 0.92, 0.06)),
        Way("captioned", "band over the lower 15 %", picture => Letters(Band(picture, 0.85, 0.15), 0.88, 0.08)),
        Way("captioned", "strip of 10 % under it", picture => Letters(Strip(picture, 0.1), 0.93, 0.05)),
    ];

    private static (string Kind, string Name, Func<Image, Image> Make) Way(string kind, string name, Func<Image, Image> make) => (kind, name, make);

    private static Image Again(Image picture, int quality = Quality) => Image.NewFromBuffer(picture.JpegsaveBuffer(q: quality));

    private static Image Cut(Image picture, double left, double top, double right, double bottom)
    {
        var (x, y) = (Pixels(left, picture.Width), Pixels(top, picture.Height));
        return Again(picture.Crop(x, y, picture.Width - x - Pixels(right, picture.Width), picture.Height - y - Pixels(bottom, picture.Height)));
    }

    private static Image Band(Image picture, double top, double height) => picture.Mutate(canvas =>
        canvas.DrawRect([20, 20, 24], 0, Pixels(top, picture.Height), picture.Width, Pixels(height, picture.Height), fill: true));

    private static Image Strip(Image picture, double height) =>
        picture.Embed(0, 0, picture.Width, picture.Height + Pixels(height, picture.Height), extend: Enums.Extend.Background, background: [20, 20, 24]);

    // White words of upright strokes, which at 64 points look like any writing, and need no font on the machine.
    private static Image Letters(Image picture, double top, double height) => Again(picture.Mutate(canvas =>
    {
        var (size, stroke) = (Math.Max(Pixels(height, picture.Height), 2), Math.Max(Pixels(height, picture.Height) / 5, 1));
        for (var (x, letter) = (picture.Width / 10, 0); x < picture.Width * 9 / 10; x += stroke * (letter % 7 == 0 ? 5 : 2), letter++)
        {
            canvas.DrawRect([250, 250, 250], x, Pixels(top, picture.Height) + (letter % 3 * size / 8), stroke, size * (5 + (letter % 4)) / 8, fill: true);
        }
    }));

    private static int Pixels(double share, int length) => (int)Math.Round(share * length);
}
