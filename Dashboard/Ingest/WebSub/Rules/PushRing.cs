using System.Security.Cryptography;

namespace Dashboard.Ingest.WebSub.Rules;

/// <summary>The hashes of the last pushes, in one array, newest first. Pure.</summary>
public static class PushRing
{
    private const int Most = 16;

    /// <summary>The hash of a push.</summary>
    /// <param name="body">Its body.</param>
    public static byte[] HashOf(ReadOnlySpan<byte> body) => SHA256.HashData(body);

    /// <summary>Whether a push came before.</summary>
    /// <param name="ring">The hashes; null before the first.</param>
    /// <param name="hash">Its hash.</param>
    public static bool Holds(byte[]? ring, byte[] hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return Enumerable.Range(0, (ring?.Length ?? 0) / SHA256.HashSizeInBytes)
            .Any(i => ring.AsSpan(i * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes).SequenceEqual(hash));
    }

    /// <summary>The hashes with one more; the oldest goes.</summary>
    /// <param name="ring">The hashes; null before the first.</param>
    /// <param name="hash">The new one.</param>
    public static byte[] With(byte[]? ring, byte[] hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return [.. hash, .. (ring ?? []).Take((Most - 1) * SHA256.HashSizeInBytes)];
    }
}
