namespace Dashboard.Wire;

/// <summary>What a batch brought that its source's row has to tell of.</summary>
/// <param name="Arrivals">When its new headlines were published (UTC), as far as they say.</param>
/// <param name="Held">Entries that were held back: an archive that came at once.</param>
public readonly record struct BatchNews(IReadOnlyList<DateTimeOffset?> Arrivals, int Held)
{
    /// <summary>Headlines it changed or took back.</summary>
    public int Changed { get; init; }

    /// <summary>Headlines that were pushed while its document was under way, and were left as they are.</summary>
    public int Overtaken { get; init; }
}
