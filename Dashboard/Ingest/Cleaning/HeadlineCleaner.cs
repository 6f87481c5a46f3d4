using Dashboard.Feeds;
using Dashboard.Shared.Headlines;
using Dashboard.Storage;
using Dashboard.Wire;

namespace Dashboard.Ingest.Cleaning;

/// <summary>Makes an entry of a feed ready to be stored. Pure but for the HTML rules it holds.</summary>
/// <param name="bodies">Cleans bodies.</param>
public sealed class HeadlineCleaner(BodyCleaner bodies)
{
    /// <summary>Longest title, in characters.</summary>
    public const int MaxTitle = 500;

    /// <summary>Longest lead, in characters.</summary>
    public const int MaxLead = 600;

    private const int MaxStandIn = 140;
    private const int MaxUrl = 4096;
    private const int MaxAuthor = 200;
    private const int MaxAlt = 1000;
    private const int MaxPictures = 10;
    private static readonly string[] PictureEndings = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"];
    private static readonly DateTimeOffset Earliest = new(1995, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromHours(24);

    /// <summary>The cleaned entry; null where it has no words at all.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="feed">Its feed.</param>
    /// <param name="source">The source's settings.</param>
    /// <param name="address">Where the feed came from.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="tally">Counts what had to be mended.</param>
    public WireEntry? Clean(FeedEntry entry, FeedDocument feed, SourceRow source, Uri address, DateTimeOffset now, CleaningTally? tally = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(source);
        var lead = FirstWords(entry.Summary) ?? FirstWords(entry.Content);
        if (Title(entry, lead) is not { } title)
        {
            return null;
        }

        var link = Address(entry.Link);
        var date = Usable(entry.Published, now) ?? Usable(entry.Updated, now);
        if (tally is not null)
        {
            tally.Titles += entry.TitleText?.Length > MaxTitle ? 1 : 0;
            tally.Links += link is null && !string.IsNullOrWhiteSpace(entry.Link) ? 1 : 0;
            tally.Dates += date is null && (entry.Published ?? entry.Updated) is not null ? 1 : 0;
        }

        var language = HeadlineLanguage.Choose(title, lead, source.Language, entry.Language, feed.Language);
        return new WireEntry(title, link ?? Address(feed.Link) ?? Address(source.Site) ?? address.AbsoluteUri)
        {
            Id = entry.Id,
            Link = link,
            Lead = lead == title ? null : lead,
            Body = bodies.Clean(entry.Content ?? entry.Summary, link is null ? address : new Uri(link)),
            IsExcerpt = source.Display == SourceDisplay.Full && BodyExtent.IsExcerpt(entry),
            Author = Cut(entry.Author, MaxAuthor),
            Section = source.Section,
            Language = language,
            Direction = Letters.Of(title).Direction ?? (language is "ar" or "fa" or "ur" or "he" ? TextDirection.RightToLeft : TextDirection.LeftToRight),
            Urgency = UrgencyWords.Of(title),
            PublishedAt = date,
            UpdatedAt = Usable(entry.Updated, now),
            Pictures = source.Pictures == SourcePictures.None ? [] : Pictures(entry),
        };
    }

    private static string? Title(FeedEntry entry, string? lead)
    {
        var title = entry.TitleText is { Length: > 0 } own ? own : lead;
        return title is { Length: > 0 } ? Cut(title, entry.TitleText is { Length: > 0 } ? MaxTitle : MaxStandIn) : null;
    }

    private static string? FirstWords(string? html) =>
        html is null ? null : FeedText.Excerpt(BodyCleaner.Head(html), MaxLead) is { Length: > 0 } text ? text : null;

    private static string? Cut(string? text, int length)
    {
        var line = text is null ? "" : FeedText.OneLine(text);
        if (line.Length <= length)
        {
            return line.Length == 0 ? null : line;
        }

        var head = line.AsSpan(0, length - 1);
        var space = head.LastIndexOf(' ');
        head = space > length / 2 ? head[..space] : char.IsHighSurrogate(head[^1]) ? head[..^1] : head;
        return string.Concat(head.TrimEnd(), "…");
    }

    // Absolute http or https without a name and password of somebody's; anything else stands for nothing.
    private static string? Address(string? text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || uri.Host.Length == 0)
        {
            return null;
        }

        var plain = uri.UserInfo.Length == 0 ? uri.AbsoluteUri : new UriBuilder(uri) { UserName = "", Password = "" }.Uri.AbsoluteUri;
        return plain.Length <= MaxUrl ? plain : null;
    }

    private static DateTimeOffset? Usable(DateTimeOffset? date, DateTimeOffset now) =>
        date is { } given && given >= Earliest && given <= now + FurthestAhead ? Moments.Cut(given) : null;

    /// <summary>A picture as a page names it; null where its address stands for nothing.</summary>
    /// <param name="address">Its address, absolute.</param>
    /// <param name="alt">Its alternative text.</param>
    internal static WirePicture? Picture(string? address, string? alt) => Address(address) is { } plain ? new(plain, Cut(alt, MaxAlt) ?? "") : null;

    // What is attached as a picture is the story's own; those of its body may be anything.
    private static WirePicture[] Pictures(FeedEntry entry) =>
    [
        .. entry.Enclosures.Where(IsPicture).Select(e => (e.Url, Alt: (string?)null))
            .Concat(entry.Images.Select(image => (image.Url, image.Alt)))
            .Select(p => (Address: Address(p.Url), p.Alt))
            .Where(p => p.Address is not null)
            .GroupBy(p => p.Address!, StringComparer.Ordinal)
            .Take(MaxPictures)
            .Select(same => new WirePicture(same.Key, Cut(same.Select(p => p.Alt).FirstOrDefault(alt => !string.IsNullOrEmpty(alt)), MaxAlt) ?? "")),
    ];

    // The wild leaves the type away as often as it states a wrong one; what the bytes are is judged once they are here.
    private static bool IsPicture(FeedEnclosure file) => string.IsNullOrWhiteSpace(file.Type)
        ? PictureEndings.Any(ending => file.Url.Split('?', '#')[0].EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        : file.Type.StartsWith("image/", StringComparison.OrdinalIgnoreCase);
}
