using Dashboard.Feeds;

namespace Dashboard.Ingest.Cleaning;

/// <summary>Tells an article from an excerpt of it, by what a feed gives. Pure.</summary>
public static class BodyExtent
{
    /// <summary>Characters of plain text from which on a body is taken for the article.</summary>
    public const int Whole = 1200;

    // Shorter news is whole too where the feed gives a lead beside it that is clearly less.
    private const int ShortNews = 400;
    private const int End = 200;

    // « The post … appeared first on … » follows them, so the very end is not enough.
    private static readonly string[] Cuts = ["[…]", "[...]", "(…)", "(...)"];
    private static readonly string[] LastWords = ["…", "...", "Read more", "Continue reading", "Lire la suite", "Lire plus", "المزيد"];

    /// <summary>Whether an entry holds no more than an excerpt, or nothing, of its article.</summary>
    /// <param name="entry">The entry.</param>
    public static bool IsExcerpt(FeedEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var text = Text(entry.Content ?? entry.Summary);
        if (IsCut(text))
        {
            return true;
        }

        if (text.Length < ShortNews)
        {
            // A flash of two sentences: the feed gives the first as the lead and goes on in the body.
            return entry.Content is null || Text(entry.Summary) is not { Length: > 0 } lead || lead.Length >= text.Length || !text.StartsWith(lead, StringComparison.Ordinal);
        }

        return text.Length < Whole && (entry.Content is null || entry.Summary is null || Text(entry.Summary).Length * 2 > text.Length);
    }

    /// <summary>The plain text of a body.</summary>
    /// <param name="html">HTML, or null.</param>
    public static string Text(string? html) => html is null ? "" : FeedText.FromHtml(BodyCleaner.Head(html));

    private static bool IsCut(string text)
    {
        var end = text.AsSpan(Math.Max(0, text.Length - End)).TrimEnd(" \n»›>→\"");
        foreach (var cut in Cuts)
        {
            if (end.Contains(cut, StringComparison.Ordinal))
            {
                return true;
            }
        }

        foreach (var word in LastWords)
        {
            if (end.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
