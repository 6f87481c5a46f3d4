using Dashboard.Shared.Headlines;

namespace Dashboard.Storage;

/// <summary>A headline: what its source says, and beside it an editor's wording that no poll overwrites.</summary>
public sealed class HeadlineRow
{
    /// <summary>Surrogate identifier.</summary>
    public long Id { get; set; }

    /// <summary>Sequence number of its <c>headline</c> event, for ever.</summary>
    public long Seq { get; set; }

    /// <summary>Its source.</summary>
    public int SourceId { get; set; }

    /// <summary>Its source.</summary>
    public SourceRow? Source { get; set; }

    /// <summary>The source's title: plain text.</summary>
    public required string Title { get; set; }

    /// <summary>The source's summary: plain text.</summary>
    public string? Lead { get; set; }

    /// <summary>The source's body: HTML cleaned to our allow-list.</summary>
    public string? Body { get; set; }

    /// <summary><see cref="Body"/> was read from the article's own page, because the feed gave only an excerpt.</summary>
    public bool IsPageBody { get; set; }

    /// <summary>An editor's title, in place of <see cref="Title"/>.</summary>
    public string? EditorTitle { get; set; }

    /// <summary>An editor's lead, in place of <see cref="Lead"/>.</summary>
    public string? EditorLead { get; set; }

    /// <summary>The original at its source: absolute http or https.</summary>
    public required string Url { get; set; }

    /// <summary>Author as the source names it.</summary>
    public string? Author { get; set; }

    /// <summary>Section slug.</summary>
    public string? Section { get; set; }

    /// <summary>BCP 47 code, null where it cannot be told.</summary>
    public string? Language { get; set; }

    /// <summary>Direction of the title.</summary>
    public TextDirection Direction { get; set; }

    /// <summary>How urgent the wire calls it.</summary>
    public Urgency Urgency { get; set; }

    /// <summary>The source's own date (UTC), null where unusable.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>When it last changed by its source's account, as of the last title or lead that was taken over (UTC).</summary>
    public DateTimeOffset? SourceUpdatedAt { get; set; }

    /// <summary>When we first saw it (UTC).</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>When its title or lead last changed (UTC).</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    /// <summary>When its source was seen to have taken it out of its feed (UTC), while what was published before and after it stayed. It is not withdrawn.</summary>
    public DateTimeOffset? RemovedAtSource { get; set; }

    /// <summary>When it was withdrawn (UTC).</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>On whose word it was withdrawn.</summary>
    public WithdrawalReason? WithdrawnReason { get; set; }

    /// <summary>The picture shown beside it: the first of <see cref="Pictures"/> that could be kept.</summary>
    public long? PictureId { get; set; }

    /// <summary>The picture shown beside it.</summary>
    public PictureRow? Picture { get; set; }

    /// <summary>Alternative text of the picture shown, as the source gives it.</summary>
    public string PictureAlt { get; set; } = "";

    /// <summary>Its titles and leads over time; the first is number 1.</summary>
    public IList<HeadlineVersionRow> Versions { get; set; } = [];

    /// <summary>Its pictures, in order.</summary>
    public IList<HeadlinePictureRow> Pictures { get; set; } = [];
}
