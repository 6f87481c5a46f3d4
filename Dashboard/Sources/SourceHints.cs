using System.Collections.Concurrent;

namespace Dashboard.Sources;

/// <summary>
/// Tells open pages of this node that a source was polled, so that "last" and "next" move without an event. A hint says only
/// where to look; a page that misses one sees it at the next.
/// </summary>
public sealed class SourceHints
{
    private readonly ConcurrentDictionary<Action<int>, bool> _listeners = new(ReferenceEqualityComparer.Instance);

    /// <summary>Says that a source was polled.</summary>
    /// <param name="sourceId">The source.</param>
    public void Ring(int sourceId)
    {
        foreach (var (listener, _) in _listeners)
        {
            listener(sourceId);
        }
    }

    /// <summary>Listens until what it returns is disposed.</summary>
    /// <param name="listener">Hears the source's identifier on the thread that rings; must return at once and not throw.</param>
    public IDisposable Listen(Action<int> listener)
    {
        _listeners[listener] = true;
        return new Listening(() => _listeners.TryRemove(listener, out _));
    }

    private sealed class Listening(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
