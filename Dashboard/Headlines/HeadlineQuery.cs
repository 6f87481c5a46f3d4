using Dashboard.Live;
using Dashboard.Storage;

namespace Dashboard.Headlines;

/// <summary>What is asked of the headlines; pages and API ask the same way.</summary>
/// <param name="Filter">Languages, sources and sections.</param>
public sealed record HeadlineQuery(LiveFilter Filter)
{
    /// <summary>How many one answer holds unless asked otherwise.</summary>
    public const int DefaultLimit = 48;

    /// <summary>How many one answer holds at most.</summary>
    public const int MaxLimit = 200;

    /// <summary>Only those above this number, then oldest first.</summary>
    public long? After { get; init; }

    /// <summary>Only those below this number.</summary>
    public long? Before { get; init; }

    /// <summary>How many, 1 to <see cref="MaxLimit"/>.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>Words that all stand in title or lead; null for any.</summary>
    public SearchWords? Words { get; init; }
}
