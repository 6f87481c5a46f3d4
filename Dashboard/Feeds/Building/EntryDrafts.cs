using System.Diagnostics.CodeAnalysis;

namespace Dashboard.Feeds.Building;

/// <summary>The entries of a document: those read, and the one being read.</summary>
internal sealed class EntryDrafts
{
    /// <summary>No feed has more; a sitemap may, and then its first ones count.</summary>
    public const int Limit = 20_000;

    private readonly List<FeedEntry> _finished = [];
    private readonly Draft _draft = new();

    /// <summary>The entry being read; null between entries.</summary>
    public Draft? Open { get; private set; }

    /// <summary>The entries read, in document order.</summary>
    public IReadOnlyList<FeedEntry> Finished => _finished;

    /// <summary>Entries that told nothing or were too many.</summary>
    public int Skipped { get; private set; }

    /// <summary>Begins an entry; false, and one more skipped, where there are too many.</summary>
    public bool TryBegin([NotNullWhen(true)] out Draft? draft)
    {
        Skipped += _finished.Count >= Limit ? 1 : 0;
        draft = Open = _finished.Count >= Limit ? null : _draft;
        draft?.Reset();
        return draft is not null;
    }

    /// <summary>Ends the entry being read, if there is one.</summary>
    /// <param name="isCut">Because the document ended.</param>
    public void Finish(bool isCut = false)
    {
        if (Open is { IsEmpty: false } draft)
        {
            FeedEntry entry = DraftFinisher.Entry(draft);
            _finished.Add(isCut && (draft.IsCut || (entry.Id ?? entry.Link) is null) ? entry with { IsCut = true } : entry);
        }
        else if (Open is not null)
        {
            Skipped++;
        }

        Open = null;
    }
}
