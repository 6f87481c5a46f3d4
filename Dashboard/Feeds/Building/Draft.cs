namespace Dashboard.Feeds.Building;

/// <summary>A feed or an entry while it is being read: each field holds the best word about it so far.</summary>
internal sealed class Draft
{
    private const int Fields = (int)FeedField.Group + 1;
    private const int MostHubs = 8;

    private readonly string?[] _values = new string?[Fields];
    private readonly byte[] _ranks = new byte[Fields];

    /// <summary>Whether nothing was said yet.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>The date of publication and how far it is believed.</summary>
    public DateTimeOffset? Published { get; private set; }

    /// <summary>The date of the last change.</summary>
    public DateTimeOffset? Updated { get; private set; }

    /// <summary>The family and version of the feed's format.</summary>
    public (string? Name, string? Version) Format { get; set; }

    /// <summary>The title as plain text.</summary>
    public string? TitleText { get; set; }

    /// <summary>Whether the document ended inside the title, the address or the identifier.</summary>
    public bool IsCut { get; set; }

    /// <summary>RSS <c>isPermaLink</c>.</summary>
    public bool? IdIsPermalink { get; set; }

    /// <summary>The hubs, in document order.</summary>
    public DraftList<string> Hubs { get; } = new();

    /// <summary>The feed's own address.</summary>
    public string? Self { get; set; }

    /// <summary>When asking for the feed is no use.</summary>
    public SkippedTimes Skipped { get; set; }

    /// <summary>Who wrote it.</summary>
    public AuthorList Authors { get; } = new();

    /// <summary>Attached files.</summary>
    public DraftList<FeedEnclosure> Enclosures { get; } = new();

    /// <summary>Pictures.</summary>
    public DraftList<FeedImage> Images { get; } = new();

    /// <summary>Media objects.</summary>
    public DraftList<FeedMedia> Media { get; } = new();

    /// <summary>Categories.</summary>
    public DraftList<string> Categories { get; } = new();

    /// <summary>Entries that were taken back, in document order.</summary>
    public DraftList<Tombstone> Deleted { get; } = new();

    /// <summary>The best value of a field.</summary>
    public string? this[FeedField field] => _values[(int)field];

    /// <summary>Whether a value of this rank would count.</summary>
    public bool Wants(FeedField field, byte rank) => _values[(int)field] is null || rank < _ranks[(int)field];

    /// <summary>Offers a value; it counts when it is there and none as good came before.</summary>
    /// <returns>Whether it counted.</returns>
    public bool Offer(FeedField field, byte rank, string? value)
    {
        IsEmpty &= string.IsNullOrEmpty(value);
        if (string.IsNullOrEmpty(value) || !Wants(field, rank))
        {
            return false;
        }

        _values[(int)field] = value;
        _ranks[(int)field] = rank;
        return true;
    }

    /// <summary>Offers a date; one that cannot be read leaves the place to another.</summary>
    public void OfferDate(FeedField field, byte rank, ReadOnlySpan<char> written)
    {
        IsEmpty = false;
        if (!Wants(field, rank) || !FeedDate.TryParse(written, out DateTimeOffset utc))
        {
            return;
        }

        Offer(field, rank, "date");
        if (field == FeedField.Published)
        {
            Published = utc;
        }
        else
        {
            Updated = utc;
        }
    }

    /// <summary>Offers a date where one is written.</summary>
    public void OfferDateIfAny(FeedField field, string? written)
    {
        if (written is not null)
        {
            OfferDate(field, 0, written);
        }
    }

    /// <summary>Forgets everything, for the next entry.</summary>
    public void Reset()
    {
        Array.Clear(_values);
        Array.Clear(_ranks);
        IsEmpty = true;
        (Published, Updated, TitleText, IdIsPermalink, Self, Format, Skipped) = (null, null, null, null, null, default, default);
        IsCut = false;
        Authors.Clear();
        Enclosures.Clear();
        Images.Clear();
        Media.Clear();
        Categories.Clear();
        Deleted.Clear();
        Hubs.Clear();
    }

    /// <summary>Notes a hub; more than a publisher could mean are not kept.</summary>
    public void AddHub(string? url)
    {
        if (url is not null && Hubs.Count < MostHubs && !Hubs.Contains(url))
        {
            Hubs.Add(url);
        }
    }

    /// <summary>Notes that something was said which is kept in one of the lists.</summary>
    public void Touch() => IsEmpty = false;
}
