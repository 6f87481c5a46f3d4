using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Storage;

namespace Dashboard.Wire;

/// <summary>What an entry is recognised by in its source. It degrades: identifier, else link, else title and date.</summary>
/// <param name="Kind">What the hash is made of.</param>
/// <param name="Value">The first 128 bits of SHA-256.</param>
public readonly record struct HeadlineKey(HeadlineKeyKind Kind, UInt128 Value)
{
    /// <summary>Bytes of a stored hash.</summary>
    internal const int HashBytes = 16;

    private const int OnStack = 1024;

    /// <summary>The hash as it is stored.</summary>
    public byte[] Hash
    {
        get
        {
            var bytes = new byte[HashBytes];
            BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
            return bytes;
        }
    }

    /// <summary>The key of a stored row.</summary>
    /// <param name="row">The row.</param>
    public static HeadlineKey Of(HeadlineKeyRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Of(row.Kind, row.Hash);
    }

    /// <summary>The key of a stored hash.</summary>
    /// <param name="kind">What the hash is made of.</param>
    /// <param name="hash">Its 16 bytes.</param>
    public static HeadlineKey Of(HeadlineKeyKind kind, ReadOnlySpan<byte> hash) => new(kind, BinaryPrimitives.ReadUInt128BigEndian(hash));

    /// <summary>The key of a feed's identifier.</summary>
    /// <param name="id">As the feed gives it.</param>
    public static HeadlineKey OfId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return new(HeadlineKeyKind.Id, Digest(id.Trim()));
    }

    /// <summary>The key of a link, or null when it leads to a whole site rather than to an article.</summary>
    /// <param name="link">Absolute.</param>
    public static HeadlineKey? OfLink(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && (uri.AbsolutePath.Length > 1 || uri.Query.Length > 1)
            ? new(HeadlineKeyKind.Link, Digest(Plain(uri)))
            : null;

    /// <summary>The key of an entry with neither identifier nor link of its own.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="publishedAt">Its date.</param>
    public static HeadlineKey OfTitle(string title, DateTimeOffset? publishedAt) =>
        new(HeadlineKeyKind.TitleAndDate, Digest(string.Create(CultureInfo.InvariantCulture, $"{title}\n{publishedAt?.ToUnixTimeSeconds()}")));

    // The same article, however it is linked: scheme, www, a trailing slash, a fragment and campaign parameters do not tell articles apart.
    private static string Plain(Uri uri)
    {
        var host = uri.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.IdnHost[4..] : uri.IdnHost;
        var port = uri.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}");
        var query = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => !p.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) && !p.StartsWith("fbclid=", StringComparison.OrdinalIgnoreCase));
        return $"{host.ToLowerInvariant()}{port}{uri.AbsolutePath.TrimEnd('/')}?{string.Join('&', query)}";
    }

    private static UInt128 Digest(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
