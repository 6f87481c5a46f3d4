using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Dashboard.Pictures.Likeness;

/// <summary>
/// A growing row of hashes, eight to a block, each block holding the first words of its eight, then their second words and so
/// on: eight distances are one reckoning where the processor has registers of 512 bits.
/// </summary>
internal sealed class HashBlocks
{
    private const int Lanes = 8;
    private const int Words = LikenessHash.Bits / 64;
    private const int BlockWords = Lanes * Words;

    private ulong[] _words = new ulong[BlockWords];

    /// <summary>The hash at a place.</summary>
    internal LikenessHash this[int place]
    {
        get
        {
            var at = First(place);
            return new(_words[at], _words[at + Lanes], _words[at + (2 * Lanes)], _words[at + (3 * Lanes)]);
        }

        set
        {
            var at = First(place);
            if (at >= _words.Length)
            {
                Array.Resize(ref _words, Math.Max(2 * _words.Length, at + BlockWords));
            }

            (_words[at], _words[at + Lanes]) = (value.High, value.UpperMiddle);
            (_words[at + (2 * Lanes)], _words[at + (3 * Lanes)]) = (value.LowerMiddle, value.Low);
        }
    }

    /// <summary>Writes down each place from <paramref name="start"/> (a multiple of eight) to before <paramref name="end"/> whose hash is near.</summary>
    internal void Scan(int start, int end, LikenessHash hash, int within, Dictionary<int, int> nearest)
    {
        var words = _words.AsSpan(start * Words, (end - start + Lanes - 1) / Lanes * BlockWords);
        Span<uint> near = stackalloc uint[words.Length / BlockWords];
        if (!(Avx512BW.IsSupported ? TryFindWide(words, hash, within, near) : TryFind(words, hash, within, near)))
        {
            return;
        }

        for (var place = start; place < end; place++)
        {
            if ((near[(place - start) / Lanes] & (1u << (place % Lanes))) != 0)
            {
                var distance = hash.Distance(this[place]);
                nearest[place] = Math.Min(distance, nearest.GetValueOrDefault(place, LikenessHash.Bits));
            }
        }
    }

    private static int First(int place) => (place / Lanes * BlockWords) + (place % Lanes);

    // A bit for each of a block's eight that is near; three quarters of the bits tell nearly always that one is not.
    private static bool TryFind(ReadOnlySpan<ulong> words, LikenessHash hash, int within, Span<uint> near)
    {
        var any = 0u;
        for (var block = 0; block < near.Length; block++)
        {
            var eight = words.Slice(block * BlockWords, BlockWords);
            near[block] = 0;
            for (var lane = 0; lane < Lanes; lane++)
            {
                var distance = BitOperations.PopCount(eight[lane] ^ hash.High)
                    + BitOperations.PopCount(eight[lane + Lanes] ^ hash.UpperMiddle)
                    + BitOperations.PopCount(eight[lane + (2 * Lanes)] ^ hash.LowerMiddle);
                if (distance <= within && distance + BitOperations.PopCount(eight[lane + (3 * Lanes)] ^ hash.Low) <= within)
                {
                    near[block] |= 1u << lane;
                }
            }

            any |= near[block];
        }

        return any != 0;
    }

    // The same for eight at once, by counting the bits of each half byte in a table.
    private static bool TryFindWide(ReadOnlySpan<ulong> words, LikenessHash hash, int within, Span<uint> near)
    {
        var blocks = MemoryMarshal.Cast<ulong, Vector512<ulong>>(words);
        var (high, upper) = (Vector512.Create(hash.High), Vector512.Create(hash.UpperMiddle));
        var (lower, low) = (Vector512.Create(hash.LowerMiddle), Vector512.Create(hash.Low));
        var table = Vector512.Create(HalfByteOnes, HalfByteOnes);
        var limit = Vector512.Create((ulong)within);
        var any = 0u;
        for (var block = 0; block < near.Length; block++)
        {
            var four = blocks.Slice(block * Words, Words);
            var ones = Ones(four[0] ^ high, table) + Ones(four[1] ^ upper, table) + Ones(four[2] ^ lower, table) + Ones(four[3] ^ low, table);
            var distances = Avx512BW.SumAbsoluteDifferences(ones, Vector512<byte>.Zero).AsUInt64();
            near[block] = (uint)Vector512.LessThanOrEqual(distances, limit).ExtractMostSignificantBits();
            any |= near[block];
        }

        return any != 0;
    }

    private static Vector512<byte> Ones(Vector512<ulong> words, Vector512<byte> table)
    {
        var half = Vector512.Create((byte)0x0F);
        return Avx512BW.Shuffle(table, words.AsByte() & half) + Avx512BW.Shuffle(table, (words >> 4).AsByte() & half);
    }

    private static Vector256<byte> HalfByteOnes =>
        Vector256.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
}
