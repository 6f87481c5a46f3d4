using System.Buffers.Binary;

namespace Dashboard.Pictures.Checking;

/// <summary>Tells formats by their first bytes; what a server declares is never asked.</summary>
internal static class MagicBytes
{
    private const int BrandBytes = 4;
    private const int SvgWithin = 1024;

    /// <summary>The format, <see cref="RasterFormat.None"/> for anything else.</summary>
    public static RasterFormat FormatOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? RasterFormat.Jpeg
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? RasterFormat.Png
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? RasterFormat.Gif
        : bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..].StartsWith("WEBP"u8) ? RasterFormat.Webp
        : IsAvif(bytes) ? RasterFormat.Avif
        : RasterFormat.None;

    /// <summary>Whether it is a drawing in SVG, as text.</summary>
    public static bool IsSvg(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, SvgWithin)];
        return head.IndexOf("<svg"u8) >= 0 || head.IndexOf("<!DOCTYPE svg"u8) >= 0;
    }

    // ISO 14496-12: a box of type ftyp whose brands say what follows.
    private static bool IsAvif(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 16 || !bytes[4..].StartsWith("ftyp"u8))
        {
            return false;
        }

        var end = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes), (uint)Math.Min(bytes.Length, SvgWithin));
        for (var at = 8; at + BrandBytes <= end; at += BrandBytes)
        {
            // The four bytes after the first brand are its version.
            if (at != 12 && (bytes[at..].StartsWith("avif"u8) || bytes[at..].StartsWith("avis"u8)))
            {
                return true;
            }
        }

        return false;
    }
}
