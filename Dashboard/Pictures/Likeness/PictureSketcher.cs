using NetVips;

namespace Dashboard.Pictures.Likeness;

/// <summary>Sketches pictures that libvips has opened.</summary>
public static class PictureSketcher
{
    /// <summary>
    /// The sketch of one frame of a picture, in sRGB or grey, shrunk to <see cref="LikenessSketch.LargestSide"/> first;
    /// what shows through it is taken for white.
    /// </summary>
    /// <returns>Null when the picture is too small to have a likeness.</returns>
    /// <exception cref="VipsException">The picture can't be decoded.</exception>
    public static LikenessSketch? Sketch(Image picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var small = picture.Width > LikenessSketch.LargestSide || picture.Height > LikenessSketch.LargestSide
            ? picture.ThumbnailImage(LikenessSketch.LargestSide, height: LikenessSketch.LargestSide, size: Enums.Size.Down, noRotate: true)
            : picture.Copy();
        using var colours = small.Colourspace(Enums.Interpretation.Srgb);
        using var solid = colours.HasAlpha() ? colours.Flatten(background: [255, 255, 255]) : colours.Copy();
        using var bytes = solid.Cast(Enums.BandFormat.Uchar);
        return LikenessSketch.OfRgb(bytes.WriteToMemory<byte>(), bytes.Width, bytes.Height);
    }
}
