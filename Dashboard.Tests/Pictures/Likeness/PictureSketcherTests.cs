using Dashboard.Demo.Scenes;
using Dashboard.Pictures.Likeness;
using NetVips;

namespace Dashboard.Tests.Pictures.Likeness;

public sealed class PictureSketcherTests
{
    private static readonly byte[] Scene = SceneCatalogue.Draw("market", 3);

    public static TheoryData<string> Copies => [".jpg[Q=30]", ".webp[Q=40]", ".png", ".gif"];

    [Theory]
    [MemberData(nameof(Copies))]
    public void A_copy_in_another_format_is_the_same_picture(string format)
    {
        using var scene = Image.NewFromBuffer(Scene);
        using var copy = Image.NewFromBuffer(scene.WriteToBuffer(format));

        Assert.InRange(Distance(scene, copy), 0, LikenessPolicy.SameWithin);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(2.0)]
    public void A_resized_copy_is_the_same_picture(double scale)
    {
        using var scene = Image.NewFromBuffer(Scene);
        using var copy = scene.Resize(scale);

        Assert.InRange(Distance(scene, copy), 0, LikenessPolicy.SameWithin);
    }

    [Theory]
    [InlineData(Enums.Interpretation.Bw)]
    [InlineData(Enums.Interpretation.Cmyk)]
    [InlineData(Enums.Interpretation.Rgb16)]
    [InlineData(Enums.Interpretation.Lab)]
    public void Other_kinds_of_colour_are_read_alike(Enums.Interpretation colours)
    {
        using var scene = Image.NewFromBuffer(Scene);
        using var copy = scene.Colourspace(colours);

        Assert.InRange(Distance(scene, copy), 0, LikenessPolicy.SameWithin);
    }

    [Fact]
    public void What_shows_through_counts_as_white()
    {
        using var scene = Image.NewFromBuffer(Scene);
        using var half = scene.Crop(0, 0, scene.Width / 2, scene.Height);
        using var solid = half.Embed(0, 0, scene.Width, scene.Height, extend: Enums.Extend.White);
        using var opaque = half.Bandjoin(255);
        using var clear = opaque.Embed(0, 0, scene.Width, scene.Height, extend: Enums.Extend.Background, background: [0, 0, 0, 0]);

        Assert.InRange(Distance(solid, clear), 0, 4);
    }

    private static int Distance(Image one, Image other) =>
        PictureSketcher.Sketch(one)!.Hash.Distance(PictureSketcher.Sketch(other)!.Hash);
}
