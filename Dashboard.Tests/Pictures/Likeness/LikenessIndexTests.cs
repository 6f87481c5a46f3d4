using System.Collections.Concurrent;
using Dashboard.Pictures.Likeness;

namespace Dashboard.Tests.Pictures.Likeness;

public sealed class LikenessIndexTests
{
    private readonly Random _random = new(7);

    [Fact]
    public void An_empty_index_finds_nothing()
    {
        using var index = new LikenessIndex();

        Assert.Empty(index.Find(Any(), 256));
        Assert.Equal(0, index.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(47)]
    [InlineData(63)]
    [InlineData(120)]
    [InlineData(256)]
    public void It_finds_what_a_look_at_each_hash_finds_nearest_first(int within)
    {
        // 1,003: the last block of eight is not full, the last stretch neither.
        using var index = new LikenessIndex();
        var asked = Any();
        var hashes = Enumerable.Range(0, 1003).ToDictionary(id => (long)id, id => Near(asked, id % 131));
        foreach (var (id, hash) in hashes)
        {
            index.Add(id, hash);
        }

        var expected = hashes.Select(known => new LikenessMatch(known.Key, known.Value.Distance(asked)))
            .Where(match => match.Distance <= within).OrderBy(match => match.Distance).ThenBy(match => match.Id);

        Assert.Equal(expected, index.Find(asked, within));
        Assert.Equal(1003, index.Count);
    }

    [Fact]
    public void Of_several_hashes_asked_for_the_nearest_counts_once()
    {
        using var index = new LikenessIndex();
        var (one, other) = (Any(), Any());
        index.Add(1, Near(one, 20));
        index.Add(2, Near(other, 5));

        Assert.Equal([new(2, 5), new(1, 20)], index.Find([one, other, other], 31));
        Assert.Equal([new(2, 5), new(1, 20)], index.Find([other, one], 31));
    }

    [Fact]
    public void A_removed_hash_is_found_no_more_and_the_others_are()
    {
        using var index = new LikenessIndex();
        var hashes = Enumerable.Range(0, 50).Select(_ => Any()).ToArray();
        for (var id = 0; id < hashes.Length; id++)
        {
            index.Add(id, hashes[id]);
        }

        for (var id = 0; id < hashes.Length; id += 3)
        {
            Assert.True(index.Remove(id));
            Assert.False(index.Remove(id));
        }

        Assert.All(hashes.Select((hash, id) => (hash, id)), known =>
            Assert.Equal(known.id % 3 == 0 ? [] : [new(known.id, 0)], index.Find(known.hash, 31)));
        Assert.Equal(33, index.Count);
    }

    [Fact]
    public void A_hash_added_again_replaces_the_former()
    {
        using var index = new LikenessIndex();
        var (former, latter) = (Any(), Any());
        index.Add(1, former);
        index.Add(1, latter);

        Assert.Empty(index.Find(former, 31));
        Assert.Equal([new(1, 0)], index.Find(latter, 31));
        Assert.Equal(1, index.Count);
    }

    [Fact]
    public async Task Readers_miss_nothing_while_others_come_and_go()
    {
        using var index = new LikenessIndex();
        var kept = Enumerable.Range(0, 200).Select(id => (Id: (long)id, Hash: Any())).ToArray();
        var passing = Enumerable.Range(1000, 2000).Select(id => (Id: (long)id, Hash: Any())).ToArray();
        foreach (var (id, hash) in kept)
        {
            index.Add(id, hash);
        }

        var missed = new ConcurrentBag<long>();
        var writer = Task.Run(() =>
        {
            foreach (var (id, hash) in passing)
            {
                index.Add(id, hash);
                index.Remove(id - 7);
            }
        }, TestContext.Current.CancellationToken);
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), TestContext.Current.CancellationToken, (i, _) =>
        {
            var (id, hash) = kept[i % kept.Length];
            if (!index.Find(hash, 0).Contains(new(id, 0)))
            {
                missed.Add(id);
            }

            return ValueTask.CompletedTask;
        });
        await writer;

        Assert.Empty(missed);
        Assert.Equal(kept.Length + 7, index.Count);
    }

    private LikenessHash Any()
    {
        var bytes = new byte[LikenessHash.Bytes];
        _random.NextBytes(bytes);
        return LikenessHash.Read(bytes)!.Value;
    }

    // As many bits away, anywhere.
    private LikenessHash Near(LikenessHash hash, int distance)
    {
        var bytes = hash.ToBytes();
        var bits = Enumerable.Range(0, LikenessHash.Bits).ToArray();
        _random.Shuffle(bits);
        foreach (var bit in bits.Take(distance))
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        return LikenessHash.Read(bytes)!.Value;
    }
}
