using System.Buffers.Binary;
using Dashboard.Storage;

namespace Dashboard.Wire.Removals;

/// <summary>A window as it is stored: 22 bytes an entry.</summary>
internal static class WindowBytes
{
    private const int HashBytes = HeadlineKey.HashBytes;
    private const int EntryBytes = 1 + HashBytes + sizeof(int) + 1;

    /// <summary>The bytes of a window.</summary>
    /// <param name="entries">Its entries.</param>
    public static byte[] Of(IReadOnlyList<WindowEntry> entries)
    {
        var bytes = new byte[entries.Count * EntryBytes];
        for (var n = 0; n < entries.Count; n++)
        {
            var entry = entries[n];
            var place = bytes.AsSpan(n * EntryBytes, EntryBytes);
            place[0] = (byte)entry.Key.Kind;
            BinaryPrimitives.WriteUInt128BigEndian(place[1..], entry.Key.Value);
            // Seconds reach to 2106 so, and from 1970.
            BinaryPrimitives.WriteUInt32LittleEndian(place[(1 + HashBytes)..], (uint)Math.Clamp(entry.PublishedAt.ToUnixTimeSeconds(), 0, uint.MaxValue));
            place[^1] = (byte)entry.Misses;
        }

        return bytes;
    }

    /// <summary>The window of bytes; nothing is remembered where they are none.</summary>
    /// <param name="bytes">As stored.</param>
    public static IReadOnlyList<WindowEntry> Read(byte[]? bytes)
    {
        if (bytes is null || bytes.Length % EntryBytes != 0)
        {
            return [];
        }

        var entries = new List<WindowEntry>(bytes.Length / EntryBytes);
        for (var at = 0; at < bytes.Length; at += EntryBytes)
        {
            var place = bytes.AsSpan(at, EntryBytes);
            var key = HeadlineKey.Of((HeadlineKeyKind)place[0], place.Slice(1, HashBytes));
            entries.Add(new(key, DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32LittleEndian(place[(1 + HashBytes)..])), place[^1]));
        }

        return entries;
    }
}
