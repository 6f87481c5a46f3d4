using Dashboard.Pictures.Likeness;

namespace Dashboard.Tests.Pictures.Likeness;

public sealed class LikenessSketchTests
{
    [Fact]
    public void Half_of_the_bits_are_set() =>
        Assert.Equal(128, default(LikenessHash).Distance(Drawing.Of(1).Sketch.Hash));

    [Fact]
    public void A_picture_of_64_by_64_pixels_is_hashed_by_the_definition()
    {
        // Written out once more, as plainly as it goes: 64 by 64 pixels are not blurred at all.
        var drawing = Drawing.Of(2, 64, 64);
        var frequencies = new double[256];
        for (var i = 0; i < 256; i++)
        {
            for (var at = 0; at < 64 * 64; at++)
            {
                frequencies[i] += drawing.Pixels[at]
                    * Math.Cos(Math.PI / 64 * ((at / 64) + 0.5) * ((i / 16) + 1))
                    * Math.Cos(Math.PI / 64 * ((at % 64) + 0.5) * ((i % 16) + 1));
            }
        }

        var median = frequencies.Order().ElementAt(127);
        var bits = string.Concat(frequencies.Reverse().Select(frequency => frequency > median ? '1' : '0'));
        var hex = string.Concat(bits.Chunk(4).Select(four => Convert.ToInt32(new string(four), 2).ToString("x", null)));

        Assert.Equal(hex, drawing.Sketch.Hash.ToString());
    }

    [Fact]
    public void The_blur_is_two_boxes_half_a_point_wide_each_way()
    {
        // 130 pixels: boxes of two, reaching one ahead; a dot becomes 1 2 1, leaning ahead by one.
        var pixels = new byte[130 * 130];
        pixels[(65 * 130) + 65] = 255;

        var points = TentBlur.Shrink(pixels, 130, 130);

        // Point 32 is taken at pixel 66, point 31 at 63: only (65 - 1 ± 1) holds any light, so of the points only 63's own.
        var lit = points.Select((light, place) => (light, place)).Where(point => point.light > 0).ToArray();
        Assert.Equal([(255f / 16, (31 * 64) + 31)], lit);
    }

    [Theory]
    [InlineData(75, 50)]
    [InlineData(150, 100)]
    [InlineData(512, 341)]
    [InlineData(500, 500)]
    public void A_resized_picture_is_the_same(int width, int height) =>
        Assert.InRange(Drawing.Of(3).Sketch.Hash.Distance(Drawing.Of(3, width, height).Sketch.Hash), 0, LikenessPolicy.SameWithin);

    [Fact]
    public void Different_pictures_are_far_apart()
    {
        var hashes = Enumerable.Range(100, 40).Select(seed => Drawing.Of(seed, 128, 128).Sketch.Hash).ToArray();

        Assert.All(hashes.SelectMany((one, i) => hashes.Skip(i + 1).Select(other => one.Distance(other))), distance =>
            Assert.InRange(distance, LikenessPolicy.CloseWithin + 1, 256));
    }

    [Fact]
    public void Grey_and_colour_of_one_picture_have_one_hash()
    {
        var drawing = Drawing.Of(4);
        byte[] rgb = [.. drawing.Pixels.SelectMany(grey => new[] { grey, grey, grey })];

        Assert.InRange(drawing.Sketch.Hash.Distance(LikenessSketch.OfRgb(rgb, drawing.Width, drawing.Height)!.Hash), 0, 2);
    }

    [Fact]
    public void Colours_weigh_as_the_eye_weighs_them()
    {
        byte[] rgb = [.. Enumerable.Range(0, 25).SelectMany(i => i < 13 ? new byte[] { 100, 0, 0 } : [0, 100, 0])];

        Assert.Throws<ArgumentException>(() => LikenessSketch.OfRgb(rgb.AsSpan(1), 5, 5));
        var points = TentBlur.Shrink(rgb, 5, 5);
        Assert.Equal(29.9f, points[0], 0.001f);
        Assert.Equal(58.7f, points[^1], 0.001f);
    }

    [Fact]
    public void The_eight_positions_are_those_of_the_turned_and_mirrored_picture()
    {
        // 64 by 64 pixels, which no blur makes lean to one side: the positions are exact but for rounding.
        var drawing = Drawing.Of(5, 64, 64);
        var turned = drawing;
        List<LikenessHash> expected = [];
        for (var quarter = 0; quarter < 4; quarter++)
        {
            expected.AddRange(turned.Sketch.Hash, turned.Mirrored().Sketch.Hash);
            turned = turned.Turned();
        }

        var positions = drawing.Sketch.Positions();

        Assert.Equal(8, positions.Distinct().Count());
        Assert.Equal(drawing.Sketch.Hash, positions[0]);
        Assert.All(expected, hash => Assert.InRange(positions.Min(position => position.Distance(hash)), 0, 2));
        Assert.InRange(positions[1].Distance(drawing.UpsideDown().Sketch.Hash), 0, 2);
    }

    [Theory]
    [InlineData(0.05, 0, 0, 0)]
    [InlineData(0, 0.05, 0, 0)]
    [InlineData(0, 0, 0.05, 0)]
    [InlineData(0, 0, 0, 0.05)]
    [InlineData(0.05, 0.05, 0.05, 0.05)]
    [InlineData(0.025, 0.025, 0.025, 0.025)]
    public void A_crop_is_found_from_the_whole_and_the_whole_from_the_crop(double left, double top, double right, double bottom)
    {
        for (var seed = 10; seed < 20; seed++)
        {
            var whole = Drawing.Of(seed).Sketch;
            var crop = Drawing.Of(seed, 300, 200, left, top, right, bottom).Sketch;

            Assert.InRange(whole.Crops().Min(hash => hash.Distance(crop.Hash)), 0, LikenessPolicy.CloseWithin);
            Assert.InRange(crop.Crops().Min(hash => hash.Distance(whole.Hash)), 0, LikenessPolicy.CloseWithin);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(128)]
    [InlineData(255)]
    public void A_flat_picture_has_no_quality_and_keeps_no_hash(byte grey)
    {
        var flat = LikenessSketch.OfGrey(Enumerable.Repeat(grey, 100 * 100).ToArray(), 100, 100)!;

        Assert.Equal(0, flat.Quality);
        Assert.Null(LikenessPolicy.HashToKeep(flat));
    }

    [Fact]
    public void A_chessboard_has_the_highest_quality()
    {
        byte[] board = [.. Enumerable.Range(0, 64 * 64).Select(i => (byte)(((i / 64 / 8) + (i % 64 / 8)) % 2 * 255))];

        Assert.Equal(100, LikenessSketch.OfGrey(board, 64, 64)!.Quality);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 900)]
    [InlineData(900, 4)]
    public void A_picture_too_small_has_no_likeness(int width, int height)
    {
        var sketch = LikenessSketch.OfGrey(new byte[width * height], width, height);

        Assert.Null(sketch);
        Assert.Null(LikenessPolicy.HashToKeep(sketch));
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(5, 3000)]
    [InlineData(127, 129)]
    public void Any_larger_picture_has_one(int width, int height) =>
        Assert.NotNull(LikenessSketch.OfGrey(new byte[width * height], width, height));

    [Theory]
    [InlineData(10, 9)]
    [InlineData(-10, -10)]
    public void Bytes_that_are_not_the_pixels_are_refused(int width, int height) =>
        Assert.ThrowsAny<ArgumentException>(() => LikenessSketch.OfGrey(new byte[100], width, height));
}
