using System.Buffers.Binary;

namespace Dashboard.Moderation.Reporting.People;

/// <summary>A keyed hash as a number, which two can be compared by.</summary>
internal static class KeyedHash
{
    /// <summary>The 16 bytes as a number.</summary>
    public static UInt128 Number(byte[] hash) => BinaryPrimitives.ReadUInt128LittleEndian(hash);
}
