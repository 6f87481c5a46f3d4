using System.Xml;
using Dashboard.Demo.Agency;
using Dashboard.Demo.Script;

namespace Dashboard.Demo.Serving;

/// <summary>Writes a page as RSS 2.0 with the content and media modules, and with the tombstones of RFC 6721 that Atom has.</summary>
internal sealed class RssFeed(Uri root, FeedWords words, ItemHtml html)
{
    private const string ContentNamespace = "http://purl.org/rss/1.0/modules/content/";

    /// <summary>The document in the source's encoding.</summary>
    public byte[] Write(NewswirePage page) => FeedXml.Document(page.Source.Charset, xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "content", ns: null, ContentNamespace);
        xml.DeclareModules();
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", page.Source.Name);
        xml.WriteElementString("link", new Uri(root, page.Source.Slug).AbsoluteUri);
        xml.WriteElementString("description", words.Section(page.Source));
        xml.WriteElementString("language", page.Source.Language);
        xml.WriteElementString("lastBuildDate", FeedDates.Rfc822(page.ChangedAt));
        xml.WriteTombstones(page.Withdrawals);
        foreach (var item in page.Items)
        {
            WriteItem(xml, page.Source, item);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private void WriteItem(XmlWriter xml, DemoSource source, NewswireItem item)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", item.Title);
        xml.WriteElementString("link", new Uri(root, item.Path).AbsoluteUri);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(item.Identity);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", FeedDates.Rfc822(item.PublishedAt));
        foreach (var category in words.Categories(source, item))
        {
            xml.WriteElementString("category", category);
        }

        xml.WriteElementString("description", item.Lead);
        xml.WriteElementString("content", "encoded", ContentNamespace, html.Content(item, source.Language));
        var picture = new Uri(root, item.Picture.Path).AbsoluteUri;
        xml.WriteStartElement("enclosure");
        xml.WriteAttributeString("url", picture);
        xml.WriteAttributeString("type", "image/jpeg");
        // Zero where the size is unknown: it is drawn when it is asked for.
        xml.WriteAttributeString("length", "0");
        xml.WriteEndElement();
        xml.WriteMedia(picture, words.Alternative(item.Picture, source.Language));
        xml.WriteEndElement();
    }
}
