namespace Dashboard.Feeds.Building;

/// <summary>What a draft collects of one kind; most drafts collect nothing, and then nothing is allocated.</summary>
internal sealed class DraftList<T>
{
    private List<T>? _items;

    /// <summary>How many there are.</summary>
    public int Count => _items?.Count ?? 0;

    /// <summary>One of them.</summary>
    public T this[int index]
    {
        get => (_items ?? throw new ArgumentOutOfRangeException(nameof(index)))[index];
        set => (_items ?? throw new ArgumentOutOfRangeException(nameof(index)))[index] = value;
    }

    /// <summary>Adds one.</summary>
    public void Add(T item) => (_items ??= new List<T>(1)).Add(item);

    /// <summary>Where the first that fits stands; -1 where none does.</summary>
    public int FindIndex(Predicate<T> match) => _items?.FindIndex(match) ?? -1;

    /// <summary>Whether it is there.</summary>
    public bool Contains(T item) => _items?.Contains(item) == true;

    /// <summary>Whether one fits.</summary>
    public bool Exists(Predicate<T> match) => FindIndex(match) >= 0;

    /// <summary>What was collected; it belongs to the caller once <see cref="Clear"/> was called.</summary>
    public IReadOnlyList<T> Taken() => _items ?? (IReadOnlyList<T>)[];

    /// <summary>Starts anew, and leaves what was taken as it is.</summary>
    public void Clear() => _items = null;
}
