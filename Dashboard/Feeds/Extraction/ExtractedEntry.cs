using Dashboard.Feeds.Building;
using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Extraction;

/// <summary>What the rules found of one entry, as text.</summary>
internal sealed record ExtractedEntry
{
    private const int LongestLine = 1000;
    private const int LongestLead = 10_000;

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The address, perhaps relative.</summary>
    public string? Link { get; init; }

    /// <summary>The identifier.</summary>
    public string? Id { get; init; }

    /// <summary>The date, as written.</summary>
    public string? Date { get; init; }

    /// <summary>The lead.</summary>
    public string? Summary { get; init; }

    /// <summary>The author.</summary>
    public string? Author { get; init; }

    /// <summary>The picture's address, perhaps relative.</summary>
    public string? Image { get; init; }

    /// <summary>The picture in words.</summary>
    public string? ImageText { get; init; }

    /// <summary>The entry as the parser would have made it; null where it has no title.</summary>
    /// <param name="home">What relative addresses start from.</param>
    public FeedEntry? Finish(Uri home)
    {
        if (Line(Title) is not { } title)
        {
            return null;
        }

        string? link = Address(Link, home);
        string? author = Line(Author);
        return new FeedEntry
        {
            Id = Line(Id) ?? link,
            IdIsPermalink = false,
            Title = title,
            TitleText = title,
            Link = link,
            Author = author,
            Byline = author,
            Published = FeedDate.TryParse(Date, out DateTimeOffset utc) ? utc : null,
            Summary = Summary is { } lead && FeedText.OneLine(lead) is { Length: > 0 } text ? HtmlEscape.Escape(Cut(text, LongestLead)) : null,
            Images = Address(Image, home) is { } image ? [new FeedImage(image, Line(ImageText), null, null)] : [],
        };
    }

    private static string? Line(string? text) => text is not null && FeedText.OneLine(text) is { Length: > 0 } line ? Cut(line, LongestLine) : null;

    private static string Cut(string text, int length) => text.Length <= length ? text : FeedText.Excerpt(HtmlEscape.Escape(text), length);

    private static string? Address(string? written, Uri home) =>
        written?.Trim() is { Length: > 0 and < 8192 } address && Addresses.Resolve(address, home) is var url
        && (url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            ? url
            : null;
}
