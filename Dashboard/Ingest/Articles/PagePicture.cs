using AngleSharp.Html.Dom;
using Dashboard.Ingest.Cleaning;
using Dashboard.Wire;

namespace Dashboard.Ingest.Articles;

/// <summary>The picture that a page gives for itself to whoever points to it: Open Graph's (https://ogp.me), else the one of Twitter cards.</summary>
internal static class PagePicture
{
    private static readonly string[] Named = ["og:image:secure_url", "og:image:url", "og:image", "twitter:image", "twitter:image:src"];

    /// <summary>The first that has an address; null where the page names none.</summary>
    /// <param name="document">The page.</param>
    /// <param name="address">Where it came from, which relative addresses start from.</param>
    public static WirePicture? Of(IHtmlDocument document, Uri address)
    {
        // Some say "name" where the specification has "property".
        var said = document.Head?.QuerySelectorAll("meta[content]").Select(m => (Name: m.GetAttribute("property") ?? m.GetAttribute("name"), Content: m.GetAttribute("content")!.Trim()))
            .Where(m => m.Name is not null && m.Content.Length > 0)
            .GroupBy(m => m.Name!, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.First().Content, StringComparer.OrdinalIgnoreCase);
        if (said is null)
        {
            return null;
        }

        var alt = said.GetValueOrDefault("og:image:alt") ?? said.GetValueOrDefault("twitter:image:alt");
        return Named.Select(said.GetValueOrDefault).OfType<string>()
            .Select(written => Uri.TryCreate(address, written, out var whole) ? HeadlineCleaner.Picture(whole.AbsoluteUri, alt) : null)
            .FirstOrDefault(picture => picture is not null);
    }
}
