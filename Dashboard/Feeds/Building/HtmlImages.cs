using System.Globalization;
using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>Finds the pictures in a body of HTML.</summary>
internal static class HtmlImages
{
    private const int Limit = 50;

    /// <summary>Adds the body's pictures, with their alternative text, to those already known.</summary>
    public static void Collect(string? html, DraftList<FeedImage> images)
    {
        if (html is null || !html.Contains("<img", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var reader = new MarkupReader(html);
        while (images.Count < Limit && reader.Read())
        {
            if (reader.Kind == MarkupKind.Start && reader.BodySpan.Equals("img", StringComparison.OrdinalIgnoreCase))
            {
                Add(reader.Attributes, images);
            }
        }
    }

    private static void Add(TagAttributes attributes, DraftList<FeedImage> images)
    {
        string? url = attributes.Get("src");
        if (url is null || url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            // Loaded only when seen: the real address waits elsewhere.
            url = attributes.Get("data-src");
        }

        if (url is null || url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        string? alt = attributes.Get("alt") is { } words && FeedText.OneLine(words) is { Length: > 0 } line ? line : null;
        int known = images.FindIndex(image => image.Url == url);
        if (known < 0)
        {
            images.Add(new FeedImage(url, alt, Pixels(attributes.Get("width")), Pixels(attributes.Get("height"))));
        }
        else if (images[known].Alt is null)
        {
            images[known] = images[known] with { Alt = alt };
        }
    }

    private static int? Pixels(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int pixels) ? pixels : null;
}
