using Dashboard.Demo.Scenes;
using NetVips;

namespace Dashboard.Tests.Demo.Scenes;

public sealed class SceneCatalogueTests
{
    public static TheoryData<string> Scenes => [.. SceneCatalogue.Names];

    [Theory]
    [MemberData(nameof(Scenes))]
    public void A_drawing_is_a_jpeg_of_the_stated_size_with_something_on_it(string scene)
    {
        var jpeg = SceneCatalogue.Draw(scene, seed: 12);
        using var image = Image.JpegloadBuffer(jpeg);

        Assert.Equal((Canvas.Width, Canvas.Height, 3), (image.Width, image.Height, image.Bands));
        Assert.True(image.Deviate() > 8, $"{image.Deviate()}");
    }

    [Theory]
    [MemberData(nameof(Scenes))]
    public void The_seed_alone_decides_a_drawing(string scene)
    {
        Assert.Equal(SceneCatalogue.Draw(scene, seed: 4), SceneCatalogue.Draw(scene, seed: 4));
        Assert.NotEqual(SceneCatalogue.Draw(scene, seed: 4), SceneCatalogue.Draw(scene, seed: 5));
    }
}
