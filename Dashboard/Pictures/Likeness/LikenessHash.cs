using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Dashboard.Pictures.Likeness;

/// <summary>
/// The perceptual hash of a picture: 256 bits of PDQ. Pictures that look alike differ in few bits, unrelated ones in about 128.
/// Written as the reference writes it, the last bit first.
/// </summary>
/// <param name="High">Bits 255 to 192.</param>
/// <param name="UpperMiddle">Bits 191 to 128.</param>
/// <param name="LowerMiddle">Bits 127 to 64.</param>
/// <param name="Low">Bits 63 to 0.</param>
public readonly record struct LikenessHash(ulong High, ulong UpperMiddle, ulong LowerMiddle, ulong Low)
{
    /// <summary>Number of bits.</summary>
    public const int Bits = 256;

    /// <summary>Number of bytes, as a picture's row keeps them.</summary>
    public const int Bytes = Bits / 8;

    /// <summary>The hash that was kept as these bytes; null when they are not <see cref="Bytes"/> long.</summary>
    public static LikenessHash? Read(ReadOnlySpan<byte> bytes) => bytes.Length == Bytes
        ? new(
            BinaryPrimitives.ReadUInt64BigEndian(bytes),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]))
        : null;

    /// <summary>The hash written as 64 hexadecimal digits; null when the text is anything else.</summary>
    public static LikenessHash? Parse(ReadOnlySpan<char> hex)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        return hex.Length == 2 * Bytes && Convert.FromHexString(hex, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? Read(bytes)
            : null;
    }

    /// <summary>How many bits differ, 0 to 256.</summary>
    public int Distance(LikenessHash other) =>
        BitOperations.PopCount(High ^ other.High)
        + BitOperations.PopCount(UpperMiddle ^ other.UpperMiddle)
        + BitOperations.PopCount(LowerMiddle ^ other.LowerMiddle)
        + BitOperations.PopCount(Low ^ other.Low);

    /// <summary>The hash as <see cref="Bytes"/> bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Bytes];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), UpperMiddle);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(16), LowerMiddle);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(24), Low);
        return bytes;
    }

    /// <summary>The hash as 64 small hexadecimal digits.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{High:x16}{UpperMiddle:x16}{LowerMiddle:x16}{Low:x16}");
}
