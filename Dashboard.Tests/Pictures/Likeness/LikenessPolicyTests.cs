using Dashboard.Pictures.Likeness;

namespace Dashboard.Tests.Pictures.Likeness;

public sealed class LikenessPolicyTests
{
    [Theory]
    [InlineData(0, Resemblance.Same)]
    [InlineData(LikenessPolicy.SameWithin, Resemblance.Same)]
    [InlineData(LikenessPolicy.SameWithin + 1, Resemblance.Close)]
    [InlineData(LikenessPolicy.CloseWithin, Resemblance.Close)]
    [InlineData(LikenessPolicy.CloseWithin + 1, Resemblance.None)]
    [InlineData(256, Resemblance.None)]
    public void A_distance_means(int distance, Resemblance resemblance) => Assert.Equal(resemblance, LikenessPolicy.Judge(distance));

    [Fact]
    public void A_picture_with_something_to_see_keeps_its_hash()
    {
        var sketch = Drawing.Of(1).Sketch;

        Assert.InRange(sketch.Quality, LikenessPolicy.LeastQuality, 100);
        Assert.Equal(sketch.Hash, LikenessPolicy.HashToKeep(sketch));
    }
}
