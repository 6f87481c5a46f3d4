using System.IO.Compression;
using System.Security.Cryptography;
using Dashboard.Demo.Agency;

namespace Dashboard.Demo.Serving;

/// <summary>A feed as bytes, ready to be sent.</summary>
/// <param name="Revision">The revision of the page it shows.</param>
/// <param name="Body">The bytes.</param>
/// <param name="ContentType">Its media type, with the encoding where the source declares it.</param>
/// <param name="EntityTag">A strong entity tag with its quotes, made of the bytes.</param>
/// <param name="LastModified">When the page last changed (UTC).</param>
internal sealed record FeedFile(int Revision, byte[] Body, string ContentType, string EntityTag, DateTimeOffset LastModified)
{
    /// <summary>The media type of a format.</summary>
    public static string MediaTypeOf(FeedFormat format) => format switch
    {
        FeedFormat.Rss => "application/rss+xml",
        FeedFormat.Atom => "application/atom+xml",
        _ => "application/feed+json",
    };

    /// <summary>Wraps the bytes of a page's feed.</summary>
    public static FeedFile Of(NewswirePage page, byte[] body)
    {
        var mediaType = MediaTypeOf(page.Source.Format);
        return new FeedFile(
            page.Revision,
            body,
            page.Source.DeclaresCharset ? $"{mediaType}; charset={page.Source.Charset}" : mediaType,
            $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"",
            page.ChangedAt);
    }

    /// <summary>The same, compressed with gzip; another representation, so it has another entity tag.</summary>
    public FeedFile Compressed()
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Body);
        }

        return this with { Body = compressed.ToArray(), EntityTag = EntityTag.Insert(EntityTag.Length - 1, "-gz") };
    }
}
