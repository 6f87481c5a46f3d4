using System.Numerics;
using System.Runtime.InteropServices;

namespace Dashboard.Pictures.Likeness;

/// <summary>
/// Hashes in memory, asked which of them are near. Exact at any distance: it looks at every hash, 32 bytes in a row, which at
/// the distances that we ask for beats every tree and table (those win below about 32 bits only). May be read and written by
/// many threads at once; a writer waits for the readers before it.
/// </summary>
/// <remarks>About 80 bytes a hash.</remarks>
public sealed class LikenessIndex : IDisposable
{
    // A stretch of hashes stays in the nearest cache while all the hashes asked for pass over it.
    private const int Stretch = 512;

    private readonly ReaderWriterLockSlim _gate = new();
    private readonly Dictionary<long, int> _places = [];
    private readonly List<LikenessHash> _hashes = [];
    private readonly List<long> _ids = [];

    /// <summary>Number of hashes.</summary>
    public int Count => Read(() => _ids.Count);

    /// <summary>Adds a picture's hash, or replaces the one that it had.</summary>
    public void Add(long id, LikenessHash hash) => Write(() =>
    {
        if (_places.TryAdd(id, _ids.Count))
        {
            _ids.Add(id);
            _hashes.Add(hash);
        }
        else
        {
            _hashes[_places[id]] = hash;
        }
    });

    /// <summary>Removes a picture's hash; false when it had none.</summary>
    public bool Remove(long id)
    {
        var known = false;
        Write(() =>
        {
            known = _places.Remove(id, out var place);
            if (known)
            {
                MoveLastTo(place);
            }
        });
        return known;
    }

    /// <summary>Every picture within a distance of a hash, nearest first.</summary>
    public IReadOnlyList<LikenessMatch> Find(LikenessHash hash, int within) => Find([hash], within);

    /// <summary>Every picture within a distance of any of the hashes, each once, nearest first.</summary>
    public IReadOnlyList<LikenessMatch> Find(IReadOnlyList<LikenessHash> any, int within)
    {
        ArgumentNullException.ThrowIfNull(any);
        return Read(() =>
        {
            var nearest = new Dictionary<int, int>();
            var hashes = CollectionsMarshal.AsSpan(_hashes);
            for (var start = 0; start < hashes.Length; start += Stretch)
            {
                var stretch = hashes.Slice(start, Math.Min(Stretch, hashes.Length - start));
                foreach (var hash in any)
                {
                    Scan(stretch, start, hash, within, nearest);
                }
            }

            return nearest.Select(near => new LikenessMatch(_ids[near.Key], near.Value)).OrderBy(match => match.Distance).ThenBy(match => match.Id).ToList();
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    // Three quarters of the bits tell nearly always that a hash is too far.
    private static void Scan(ReadOnlySpan<LikenessHash> stretch, int start, LikenessHash hash, int within, Dictionary<int, int> nearest)
    {
        for (var i = 0; i < stretch.Length; i++)
        {
            ref readonly var other = ref stretch[i];
            var distance = BitOperations.PopCount(hash.High ^ other.High)
                + BitOperations.PopCount(hash.UpperMiddle ^ other.UpperMiddle)
                + BitOperations.PopCount(hash.LowerMiddle ^ other.LowerMiddle);
            if (distance > within)
            {
                continue;
            }

            distance += BitOperations.PopCount(hash.Low ^ other.Low);
            if (distance <= within && (!nearest.TryGetValue(start + i, out var known) || distance < known))
            {
                nearest[start + i] = distance;
            }
        }
    }

    private void MoveLastTo(int place)
    {
        var last = _ids.Count - 1;
        if (place != last)
        {
            _ids[place] = _ids[last];
            _hashes[place] = _hashes[last];
            _places[_ids[place]] = place;
        }

        _ids.RemoveAt(last);
        _hashes.RemoveAt(last);
    }

    private T Read<T>(Func<T> act)
    {
        _gate.EnterReadLock();
        try
        {
            return act();
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    private void Write(Action act)
    {
        _gate.EnterWriteLock();
        try
        {
            act();
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }
}
