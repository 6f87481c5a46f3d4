using System.Text;
using Dashboard.Pictures;
using Dashboard.Pictures.Checking;
using Dashboard.Storage;
using Microsoft.Extensions.Options;
using NetVips;

namespace Dashboard.Tests.Pictures.Checking;

/// <summary>Whatever the outside sends becomes prints of our own, or a coded refusal.</summary>
public sealed class DarkroomTests
{
    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".webp")]
    [InlineData(".gif")]
    [InlineData(".avif")]
    public async Task Every_raster_format_becomes_webp_and_jpeg_in_two_sizes(string suffix)
    {
        var picture = await DoneAsync(Photo.As(suffix, 2000, 1000));
        Assert.Equal(
            [(PictureForm.Full, 1600, 800), (PictureForm.Full, 1600, 800), (PictureForm.Thumbnail, 480, 240), (PictureForm.Thumbnail, 480, 240)],
            picture.Prints.Select(p => (p.Form, p.Width, p.Height)).Order());
        foreach (var print in picture.Prints)
        {
            using var read = Image.NewFromBuffer(print.Content);
            Assert.Equal((print.Width, print.Height, Enums.Interpretation.Srgb), (read.Width, read.Height, read.Interpretation));
            Assert.Equal(print.MediaType == PictureMedia.Webp ? RasterFormat.Webp : RasterFormat.Jpeg, MagicBytes.FormatOf(print.Content));
        }

        Assert.Equal(22, picture.Name.Length);
        Assert.NotNull(picture.Sketch);
    }

    [Fact]
    public async Task A_source_that_lets_us_keep_thumbnails_only_leaves_nothing_larger_and_the_same_identity()
    {
        var bytes = Photo.Jpeg(1000, 800);
        var small = await DoneAsync(bytes, SourcePictures.Thumbnail);
        Assert.All(small.Prints, print => Assert.Equal((PictureForm.Thumbnail, 480), (print.Form, print.Width)));
        Assert.Equal((await DoneAsync(bytes)).Hash, small.Hash);
    }

    [Fact]
    public async Task A_small_picture_is_not_blown_up() =>
        Assert.All((await DoneAsync(Photo.Jpeg(200, 100))).Prints, print => Assert.Equal((200, 100), (print.Width, print.Height)));

    public static TheoryData<string, string, byte[]> Refused() => new()
    {
        { "a page", PictureFault.NotAnImage, Encoding.UTF8.GetBytes("<!doctype html><title>404</title>") },
        { "nothing of a JPEG but its start", PictureFault.NotAnImage, [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3] },
        { "a cut JPEG", PictureFault.Truncated, Photo.Jpeg()[..9000] },
        { "a cut PNG", PictureFault.Truncated, Photo.As(".png")[..9000] },
        { "50,000 by 50,000", PictureFault.TooManyPixels, Photo.PngHeader(50_000, 50_000) },
        { "SVG with script", PictureFault.Vector, Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>") },
        { "a counter", PictureFault.TooSmall, Photo.As(".gif", 1, 1) },
        { "an icon", PictureFault.TooSmall, Photo.As(".png", 48, 400) },
        { "an animated bomb", PictureFault.TooManyFrames, Photo.Gif(40) },
        { "TIFF, whose decoder stays shut", PictureFault.NotAnImage, Photo.As(".tif") },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task What_is_no_picture_for_readers_is_refused_by_a_code(string what, string code, byte[] bytes)
    {
        var refused = Assert.IsType<Development.Refused>(await DevelopAsync(bytes, new PicturesOptions { MaxFrames = 20 }));
        Assert.True(code == refused.Code, $"{what}: {refused.Code}");
    }

    [Fact]
    public async Task Every_cut_of_a_picture_is_an_answer()
    {
        foreach (var whole in new[] { Photo.As(".jpg", 90, 70), Photo.As(".png", 90, 70), Photo.As(".webp", 90, 70), Photo.As(".gif", 90, 70), Photo.As(".avif", 90, 70) })
        {
            for (var length = 0; length < whole.Length; length += Math.Max(1, whole.Length / 12))
            {
                Assert.NotNull(await DevelopAsync(whole[..length]));
            }
        }
    }

    [Fact]
    public async Task Of_an_animation_only_the_first_frame_is_kept()
    {
        var picture = await DoneAsync(Photo.Gif(5));
        using var read = Image.NewFromBuffer(picture.Prints[1].Content);
        Assert.Equal((100, 80), (read.Width, read.Height));
        Assert.InRange(read.Avg(), 250, 255);
    }

    [Fact]
    public async Task Of_a_file_that_is_picture_and_page_at_once_only_the_picture_is_left()
    {
        const string page = "<script>alert('polyglot')</script>";
        var picture = await DoneAsync([.. Photo.Jpeg(), .. Encoding.ASCII.GetBytes(page)]);
        Assert.All(picture.Prints, print => Assert.Equal(-1, print.Content.AsSpan().IndexOf("<script"u8)));
    }

    [Fact]
    public async Task Place_owner_and_orientation_are_gone_and_the_picture_stands_upright()
    {
        var bytes = Photo.Placed(400, 200);
        using (var before = Image.NewFromBuffer(bytes))
        {
            Assert.Contains("exif-ifd3-GPSLatitude", before.GetFields());
        }

        foreach (var print in (await DoneAsync(bytes)).Prints)
        {
            using var read = Image.NewFromBuffer(print.Content);
            Assert.Equal((200, 400), (read.Width, read.Height));
            Assert.DoesNotContain(read.GetFields(), f => f.StartsWith("exif", StringComparison.Ordinal) || f is "orientation" or "xmp-data" or "iptc-data" or "icc-profile-data");
        }
    }

    [Fact]
    public async Task What_shows_through_is_white_in_every_form()
    {
        using var clear = Image.Black(100, 100, bands: 4).Copy(interpretation: Enums.Interpretation.Srgb);
        foreach (var print in (await DoneAsync(clear.PngsaveBuffer())).Prints)
        {
            using var read = Image.NewFromBuffer(print.Content);
            Assert.Equal((3, 255), (read.Bands, (int)read.Avg()));
        }
    }

    [Fact]
    public async Task A_picture_that_takes_too_long_is_let_go()
    {
        var refused = Assert.IsType<Development.Refused>(await DevelopAsync(Photo.Jpeg(), new PicturesOptions { CheckTimeout = TimeSpan.Zero }));
        Assert.Equal(PictureFault.TooSlow, refused.Code);
    }

    [Fact]
    public async Task Who_stops_the_work_hears_that_it_stopped()
    {
        using var room = Room(new());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => room.DevelopAsync(Photo.Jpeg(), SourcePictures.Full, new CancellationToken(canceled: true)));
    }

    private static async Task<Development.Done> DoneAsync(byte[] bytes, SourcePictures kept = SourcePictures.Full) =>
        Assert.IsType<Development.Done>(await DevelopAsync(bytes, kept: kept));

    private static async Task<Development> DevelopAsync(byte[] bytes, PicturesOptions? options = null, SourcePictures kept = SourcePictures.Full)
    {
        using var room = Room(options ?? new());
        return await room.DevelopAsync(bytes, kept, TestContext.Current.CancellationToken);
    }

    private static Darkroom Room(PicturesOptions options) => new(Options.Create(options), TimeProvider.System);
}
