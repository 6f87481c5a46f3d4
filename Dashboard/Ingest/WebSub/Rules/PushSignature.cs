using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Ingest.WebSub.Rules;

/// <summary>Checks <c>X-Hub-Signature: method=hex</c> (WebSub, 7.1). Pure.</summary>
public static class PushSignature
{
    /// <summary>What a signature is worth.</summary>
    /// <param name="header">The header; null where none came.</param>
    /// <param name="secret">The secret agreed on; null where none was.</param>
    /// <param name="body">The body, byte for byte.</param>
    public static SignatureVerdict Check(string? header, string? secret, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrWhiteSpace(header) || secret is null)
        {
            return SignatureVerdict.Missing;
        }

        var equals = header.IndexOf('=', StringComparison.Ordinal);
        var said = header.AsSpan(equals + 1).Trim();
        var expected = equals < 0 ? null : Sign(header[..equals].Trim(), secret, body);
        Span<byte> given = stackalloc byte[HMACSHA512.HashSizeInBytes];
        return expected is not null && said.Length == expected.Length * 2
            && Convert.FromHexString(said, given, out _, out var length) == OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(given[..length], expected)
            ? SignatureVerdict.Valid
            : SignatureVerdict.Forged;
    }

    // SHA-1 is weak for signatures, not for keyed ones, and many hubs know no other.
#pragma warning disable CA5350 // HMAC-SHA1 is what hubs of the wild send.
    private static byte[]? Sign(string method, string secret, ReadOnlySpan<byte> body)
    {
        var key = Encoding.UTF8.GetBytes(secret);
        return method.ToLowerInvariant() switch
        {
            "sha1" => HMACSHA1.HashData(key, body),
            "sha256" => HMACSHA256.HashData(key, body),
            "sha384" => HMACSHA384.HashData(key, body),
            "sha512" => HMACSHA512.HashData(key, body),
            _ => null,
        };
    }
#pragma warning restore CA5350
}
