namespace Dashboard.Storage;

/// <summary>What a headline is recognised by in its source, best first.</summary>
public enum HeadlineKeyKind
{
    /// <summary>The feed's own identifier (RSS guid, Atom id, JSON Feed id).</summary>
    Id = 1,

    /// <summary>The link of the entry.</summary>
    Link = 2,

    /// <summary>Title and date together.</summary>
    TitleAndDate = 3,
}
