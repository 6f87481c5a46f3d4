using System.Collections.Concurrent;
using Dashboard.Demo.Agency;
using Dashboard.Demo.Script;

namespace Dashboard.Demo.Serving;

/// <summary>Makes feeds of pages, each once a revision.</summary>
internal sealed class FeedFiles(Uri root, FeedWords words, ItemHtml html)
{
    private readonly ConcurrentDictionary<string, FeedFile> _latest = new(StringComparer.Ordinal);

    /// <summary>The feed of a page, as its source sends it.</summary>
    public FeedFile Of(NewswirePage page)
    {
        if (_latest.TryGetValue(page.Source.Slug, out var latest) && latest.Revision == page.Revision)
        {
            return latest;
        }

        var body = page.Source.Format switch
        {
            FeedFormat.Rss => new RssFeed(root, words, html).Write(page),
            FeedFormat.Atom => new AtomFeed(root, words, html).Write(page),
            _ => new JsonFeed(root, words, html).Write(page),
        };
        return _latest[page.Source.Slug] = FeedFile.Of(page, body);
    }
}
