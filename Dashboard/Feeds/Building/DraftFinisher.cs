using System.Globalization;

namespace Dashboard.Feeds.Building;

/// <summary>Makes the finished feed and its entries of their drafts.</summary>
internal static class DraftFinisher
{
    /// <summary>More minutes than a year are a slip of the pen.</summary>
    private const int LongestTimeToLive = 366 * 24 * 60;

    /// <summary>A finished feed.</summary>
    public static FeedDocument Feed(Draft draft, IReadOnlyList<FeedEntry> entries, Uri? home) => new()
    {
        Format = draft.Format.Name,
        FormatVersion = draft.Format.Version,
        Title = draft[FeedField.Title],
        TitleText = draft.TitleText,
        Link = draft[FeedField.Link] ?? Permalink(draft) ?? draft.Self ?? home?.AbsoluteUri,
        Description = draft[FeedField.Summary],
        Language = Tag(draft[FeedField.Language]),
        Image = draft[FeedField.Image],
        Icon = draft[FeedField.Icon],
        Id = draft[FeedField.Id],
        Author = draft.Authors.Display,
        Byline = draft.Authors.Byline,
        Updated = draft.Updated,
        Published = draft.Published,
        TimeToLive = Minutes(draft[FeedField.TimeToLive]),
        Skipped = draft.Skipped,
        Hubs = draft.Hubs.Taken(),
        SelfUrl = draft.Self,
        Entries = entries,
        Deleted = Deleted(draft.Deleted.Taken(), entries),
    };

    /// <summary>A finished entry.</summary>
    public static FeedEntry Entry(Draft draft)
    {
        HtmlImages.Collect(draft[FeedField.Content], draft.Images);
        HtmlImages.Collect(draft[FeedField.Summary], draft.Images);
        return new FeedEntry
        {
            Id = draft[FeedField.Id],
            IdIsPermalink = draft.IdIsPermalink,
            Title = draft[FeedField.Title],
            TitleText = draft.TitleText,
            Link = draft[FeedField.Link] ?? Permalink(draft) ?? (draft.Enclosures.Count > 0 ? draft.Enclosures[0].Url : null),
            Author = draft.Authors.Display,
            Byline = draft.Authors.Byline,
            AuthorEmail = draft.Authors.Email,
            Published = draft.Published,
            Updated = draft.Updated,
            Summary = draft[FeedField.Summary],
            Content = draft[FeedField.Content],
            Enclosures = draft.Enclosures.Taken(),
            Images = draft.Images.Taken(),
            Media = draft.Media.Taken(),
            Categories = draft.Categories.Taken(),
            Language = Tag(draft[FeedField.Language]),
        };
    }

    // RSS 2.0: a guid is the article's address unless it says otherwise.
    private static string? Permalink(Draft draft) =>
        draft.IdIsPermalink != false && draft[FeedField.Id] is { } id
        && (id.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || id.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            ? id
            : null;

    private static IReadOnlyList<string> Deleted(IReadOnlyList<Tombstone> tombstones, IReadOnlyList<FeedEntry> entries)
    {
        if (tombstones.Count == 0)
        {
            return [];
        }

        var byId = entries.Where(entry => entry.Id is not null).ToLookup(entry => entry.Id, StringComparer.Ordinal);
        return [.. tombstones.Where(tombstone => byId[tombstone.Ref].All(tombstone.Outdates)).Select(tombstone => tombstone.Ref).Distinct(StringComparer.Ordinal)];
    }

    // BCP 47 separates with a hyphen; locales of programs, which feeds copy, with an underscore.
    private static string? Tag(string? language) =>
        language?.Length is >= 5 and <= 6 && language.IndexOf('_', StringComparison.Ordinal) is 2 or 3 ? language.Replace('_', '-') : language;

    private static TimeSpan? Minutes(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) && minutes is > 0 and <= LongestTimeToLive
            ? TimeSpan.FromMinutes(minutes)
            : null;
}
