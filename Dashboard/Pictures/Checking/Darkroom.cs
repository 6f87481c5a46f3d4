using System.Globalization;
using System.Security.Cryptography;
using Dashboard.Pictures.Likeness;
using Dashboard.Storage;
using Microsoft.Extensions.Options;
using NetVips;

namespace Dashboard.Pictures.Checking;

/// <summary>
/// Turns bytes from outside into prints of our own: told by their first bytes, measured before they are decoded, only the
/// first frame, upright, in sRGB, without metadata, on white. What a source sent never leaves this room.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="time">The clock of the time limit.</param>
public sealed class Darkroom(IOptions<PicturesOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Width of the full form at most, in pixels.</summary>
    public const int FullWidth = 1600;

    /// <summary>Width of the thumbnail at most, in pixels.</summary>
    public const int ThumbnailWidth = 480;

    /// <summary>A side shorter than this many pixels is an icon or a counter.</summary>
    public const int SmallestSide = 64;

    private const int TallestToWidth = 3;
    private const int WebpQuality = 80;
    private const int WebpEffort = 3;
    private const int JpegQuality = 82;
    private static readonly double[] White = [255, 255, 255];
    private static readonly Log.LogDelegate Quiet = static (_, _, _) => { };

    private readonly SemaphoreSlim _places = new(options.Value.MaxDecoders);

    static Darkroom()
    {
        // Decoders that were not hardened against hostile files stay shut; one thread a picture, nothing kept between two.
        NetVips.NetVips.BlockUntrusted = true;
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Cache.MaxMem = 0;
        // What a hostile file makes it grumble about is told by a code; it would write it to the standard error, as often as it likes.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, Quiet);
    }

    /// <summary>Develops one picture. Whatever the bytes are is an answer, never an exception.</summary>
    /// <param name="bytes">As the source sent them.</param>
    /// <param name="kept">Which forms are wanted; not <see cref="SourcePictures.None"/>.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="OperationCanceledException">The caller's own token was cancelled.</exception>
    public async Task<Development> DevelopAsync(ReadOnlyMemory<byte> bytes, SourcePictures kept, CancellationToken ct)
    {
        if (MagicBytes.FormatOf(bytes.Span) == RasterFormat.None)
        {
            return new Development.Refused(MagicBytes.IsSvg(bytes.Span) ? PictureFault.Vector : PictureFault.NotAnImage);
        }

        await _places.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Develop(bytes.ToArray(), kept, ct), ct);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _places.Dispose();

    private Development Develop(byte[] bytes, SourcePictures kept, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(options.Value.CheckTimeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var header = Open(bytes);
            if (Measure(header) is { } refused)
            {
                return refused;
            }

            using var picture = Open(bytes, ShrinkOf(header), Enums.FailOn.Truncated);
            using var full = FullOf(picture, stop.Token);
            return Print(full, kept, stop.Token);
        }
        catch (Exception fault) when (fault is VipsException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            return limit.IsCancellationRequested
                ? new Development.Refused(PictureFault.TooSlow, options.Value.CheckTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture))
                : new Development.Refused(CodeOf(bytes, fault));
        }
    }

    // Reads the header alone: nothing is decoded before it was measured. The thumbnailer of libvips would open it by itself,
    // but takes what is cut off for whole.
    private static Image Open(byte[] bytes, int shrink = 1, Enums.FailOn failOn = Enums.FailOn.None) => MagicBytes.FormatOf(bytes) switch
    {
        RasterFormat.Jpeg => Image.JpegloadBuffer(bytes, shrink: shrink, access: Enums.Access.Sequential, failOn: failOn),
        RasterFormat.Png => Image.PngloadBuffer(bytes, access: Enums.Access.Sequential, failOn: failOn),
        RasterFormat.Webp => Image.WebploadBuffer(bytes, access: Enums.Access.Sequential, failOn: failOn),
        RasterFormat.Gif => Image.GifloadBuffer(bytes, access: Enums.Access.Sequential, failOn: failOn),
        _ => Image.HeifloadBuffer(bytes, access: Enums.Access.Sequential, failOn: failOn),
    };

    // A JPEG is decoded to a half, a quarter or an eighth for a fraction of the cost; whichever way up it is, it stays large enough.
    private static int ShrinkOf(Image header)
    {
        var times = Math.Min(header.Width, header.Height) / (double)FullWidth;
        return times >= 8 ? 8 : times >= 4 ? 4 : times >= 2 ? 2 : 1;
    }

    private Development.Refused? Measure(Image picture)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"{picture.Width}×{picture.Height}");
        var frames = picture.GetTypeOf("n-pages") != IntPtr.Zero ? (int)picture.Get("n-pages") : 1;
        return (long)picture.Width * picture.Height > options.Value.MaxPixels ? new(PictureFault.TooManyPixels, size)
            : frames > options.Value.MaxFrames ? new(PictureFault.TooManyFrames, frames.ToString(CultureInfo.InvariantCulture))
            : Math.Min(picture.Width, picture.Height) < SmallestSide ? new(PictureFault.TooSmall, size)
            : null;
    }

    // On white in every form: who looks at it on a dark page, and who judges it, sees the same picture.
    private static Image FullOf(Image picture, CancellationToken ct)
    {
        using var shrunk = picture.ThumbnailImage(FullWidth, height: FullWidth * TallestToWidth, size: Enums.Size.Down, outputProfile: "srgb");
        using var colours = shrunk.Colourspace(Enums.Interpretation.Srgb);
        using var solid = colours.HasAlpha() ? colours.Flatten(background: White) : colours.Copy();
        using var plain = solid.Cast(Enums.BandFormat.Uchar);
        using var watched = plain.Copy();
        watched.SetProgress(null, ct);
        return watched.CopyMemory();
    }

    private static Development.Done Print(Image full, SourcePictures kept, CancellationToken ct)
    {
        var webp = Webp(full);
        ct.ThrowIfCancellationRequested();
        using var small = full.ThumbnailImage(ThumbnailWidth, height: ThumbnailWidth * TallestToWidth, size: Enums.Size.Down).CopyMemory();
        List<Print> prints =
        [
            new(PictureForm.Thumbnail, PictureMedia.Webp, small.Width, small.Height, Webp(small)),
            new(PictureForm.Thumbnail, PictureMedia.Jpeg, small.Width, small.Height, Jpeg(small)),
        ];
        ct.ThrowIfCancellationRequested();
        if (kept == SourcePictures.Full)
        {
            prints.Add(new(PictureForm.Full, PictureMedia.Webp, full.Width, full.Height, webp));
            prints.Add(new(PictureForm.Full, PictureMedia.Jpeg, full.Width, full.Height, Jpeg(full)));
        }

        ct.ThrowIfCancellationRequested();
        return new(SHA256.HashData(webp), prints, PictureSketcher.Sketch(full));
    }

    private static byte[] Webp(Image picture) => picture.WebpsaveBuffer(q: WebpQuality, effort: WebpEffort, keep: Enums.ForeignKeep.None);

    private static byte[] Jpeg(Image picture) => picture.JpegsaveBuffer(q: JpegQuality, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None);

    // What can be read when the end may be missing was cut off; the rest never was a picture.
    private static string CodeOf(byte[] bytes, Exception fault)
    {
        if (fault is OperationCanceledException)
        {
            return PictureFault.TooSlow;
        }

        try
        {
            using var rest = Open(bytes);
            using var read = rest.ThumbnailImage(SmallestSide, size: Enums.Size.Down).CopyMemory();
            return PictureFault.Truncated;
        }
        catch (VipsException)
        {
            return PictureFault.NotAnImage;
        }
    }
}
