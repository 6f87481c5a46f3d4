using System.Diagnostics;
using Dashboard.Live;
using Dashboard.Storage;

namespace Dashboard.Wire;

/// <summary>What one poll brought: entries to store and what to note on the source's row, all in one transaction.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Entries">In document order; none when the poll brought nothing.</param>
/// <param name="Deleted">Identifiers of entries that the source says it took back (RFC 6721).</param>
/// <param name="Note">Notes the poll on the row within the transaction, given what it brought; answers an event where the staff must hear of it.</param>
public sealed record SourceBatch(
    int SourceId,
    IReadOnlyList<WireEntry> Entries,
    IReadOnlyList<string> Deleted,
    Func<NewsroomDb, SourceRow, BatchNews, Task<PendingEvent?>> Note)
{
    /// <summary>The span of its storing, in which its events come about.</summary>
    internal Activity? Span { get; init; }

    /// <summary>The rules it was read by, where it is a page; with other rules in the row by now nothing of it is published.</summary>
    public string? Rules { get; init; }

    /// <summary>A person asked for all of it: an archive that comes at once is not held back.</summary>
    public bool TakesAll { get; init; }

    /// <summary>The entries are a whole document of the source, so that what it lacks may have been taken out; a push never is.</summary>
    public bool IsWhole { get; init; }

    /// <summary>
    /// It was pushed: a part of the document that may be late. What is not clear without the whole is left to a poll
    /// (<see cref="BatchOutcome.Unclear"/>), and what is older than what is stored changes nothing.
    /// </summary>
    public bool IsPart { get; init; }

    /// <summary>When the document was asked for (UTC): where a hub pushes as well, what was pushed since is newer than the document. Null where that does not count.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The same note as a touch of the row, for a batch that holds nothing; tried first.</summary>
    public SourceTouch? Touch { get; init; }

    /// <summary>The normalised address that was polled; what it brought is left out where the source has another by now. Null for any.</summary>
    public string? AddressKey { get; init; }

    /// <summary>Says of the row as it is within the transaction whether a later poll has been stored already: then nothing of this one is stored or noted.</summary>
    public Func<SourceRow, bool>? IsOvertaken { get; init; }
}
