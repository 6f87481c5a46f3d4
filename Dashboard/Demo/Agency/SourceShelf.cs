namespace Dashboard.Demo.Agency;

/// <summary>What one source has out, newest first, and what it took back. Guarded by the newswire's lock.</summary>
internal sealed class SourceShelf(DemoSource source)
{
    /// <summary>How many headlines a feed shows.</summary>
    public const int FeedLength = 30;

    private const int Kept = 200;
    private readonly List<NewswireItem> _items = [];
    private readonly List<Withdrawal> _withdrawals = [];
    private int _revision;
    private DateTimeOffset _changedAt;

    public DemoSource Source => source;

    /// <summary>Headlines that its feed shows now.</summary>
    public int Shown => Math.Min(_items.Count, FeedLength);

    public NewswireItem this[int index] => _items[index];

    public void Publish(NewswireItem item)
    {
        _items.Insert(0, item);
        if (_items.Count > Kept)
        {
            _items.RemoveAt(Kept);
        }

        Touch(item.PublishedAt);
    }

    public void Correct(int index, string wording, DateTimeOffset at)
    {
        _items[index] = _items[index] with { Wording = wording, UpdatedAt = at };
        Touch(at);
    }

    public Withdrawal Withdraw(int index, int serial, DateTimeOffset at)
    {
        var item = _items[index];
        var withdrawal = new Withdrawal(serial, item.Source, item.Number, item.Identity, item.Path, at);
        _items.RemoveAt(index);
        _withdrawals.Insert(0, withdrawal);
        if (_withdrawals.Count > Kept)
        {
            _withdrawals.RemoveAt(Kept);
        }

        Touch(at);
        return withdrawal;
    }

    public NewswireItem? Find(int number) => _items.Find(item => item.Number == number);

    public bool Withdrew(int number) => _withdrawals.Exists(withdrawal => withdrawal.Number == number);

    public NewswirePage Page() => new(source, [.. _items.Take(FeedLength)], [.. _withdrawals.Take(FeedLength)], _revision, _changedAt);

    private void Touch(DateTimeOffset at) => (_revision, _changedAt) = (_revision + 1, at);
}
