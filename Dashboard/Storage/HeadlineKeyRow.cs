namespace Dashboard.Storage;

/// <summary>What a headline is recognised by in its source. Keys outlive headlines, so nothing pruned or withdrawn returns as new.</summary>
public sealed class HeadlineKeyRow
{
    /// <summary>The source.</summary>
    public int SourceId { get; set; }

    /// <summary>What the hash is made of.</summary>
    public HeadlineKeyKind Kind { get; set; }

    /// <summary>128 bits of SHA-256.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>The headline, or null for a tombstone.</summary>
    public long? HeadlineId { get; set; }

    /// <summary>The headline, while it is being written.</summary>
    public HeadlineRow? Headline { get; set; }
}
