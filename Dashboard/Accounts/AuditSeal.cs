using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Storage;

namespace Dashboard.Accounts;

/// <summary>
/// The seal of an audit row: SHA-256 over the hash of the row before it and the row's content. Numbers are big-endian, each text is its length
/// in UTF-8 bytes and those bytes, an absent text has the length -1: two different rows never have the same bytes.
/// </summary>
internal static class AuditSeal
{
    public const int Size = SHA256.HashSizeInBytes;
    private const int Absent = -1;

    /// <summary>What stands before the first row: 32 zero bytes.</summary>
    public static byte[] Beginning() => new byte[Size];

    public static byte[] Of(AuditRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, "dashboard.audit.1");
        hash.AppendData(row.PreviousHash);
        Add(hash, row.Serial);
        Add(hash, row.At.ToUnixTimeMilliseconds());
        Add(hash, row.ActorId);
        Add(hash, row.ActorName);
        Add(hash, row.Act);
        Add(hash, row.Subject);
        Add(hash, row.Details);
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        Add(hash, text is null ? Absent : Encoding.UTF8.GetByteCount(text));
        hash.AppendData(Encoding.UTF8.GetBytes(text ?? ""));
    }
}
