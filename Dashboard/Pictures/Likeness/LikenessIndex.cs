namespace Dashboard.Pictures.Likeness;

/// <summary>
/// Hashes in memory, asked which of them are near. Exact at any distance, because it looks at every hash; the cost is the same
/// whatever the distance. May be read and written by many threads at once; a writer waits for the readers before it.
/// </summary>
/// <remarks>About 80 bytes a hash, half of them to find it again by its identifier.</remarks>
public sealed class LikenessIndex : IDisposable
{
    // A stretch of hashes stays in the nearest cache while all the hashes asked for pass over it.
    private const int Stretch = 512;

    private readonly ReaderWriterLockSlim _gate = new();
    private readonly Dictionary<long, int> _places = [];
    private readonly HashBlocks _hashes = new();
    private readonly List<long> _ids = [];

    /// <summary>Number of hashes.</summary>
    public int Count => Read(() => _ids.Count);

    /// <summary>The pictures it knows, as they are now.</summary>
    public IReadOnlyList<long> Ids => Read(() => _ids.ToArray());

    /// <summary>Adds a picture's hash, or replaces the one that it had.</summary>
    public void Add(long id, LikenessHash hash) => Write(() =>
    {
        if (_places.TryAdd(id, _ids.Count))
        {
            _ids.Add(id);
        }

        _hashes[_places[id]] = hash;
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
            for (var start = 0; start < _ids.Count; start += Stretch)
            {
                foreach (var hash in any)
                {
                    _hashes.Scan(start, Math.Min(start + Stretch, _ids.Count), hash, within, nearest);
                }
            }

            return nearest.Select(near => new LikenessMatch(_ids[near.Key], near.Value)).OrderBy(match => match.Distance).ThenBy(match => match.Id).ToList();
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

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
