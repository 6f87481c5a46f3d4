using System.Xml;
using Dashboard.Demo.Agency;
using Dashboard.Demo.Script;

namespace Dashboard.Demo.Serving;

/// <summary>Writes a page as Atom (RFC 4287), with a tombstone (RFC 6721) for each entry withdrawn.</summary>
internal sealed class AtomFeed(Uri root, FeedWords words, ItemHtml html)
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The document in the source's encoding.</summary>
    public byte[] Write(NewswirePage page) => FeedXml.Document(page.Source.Charset, xml =>
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", ns: null, page.Source.Language);
        xml.DeclareModules();
        Element(xml, "id", $"tag:{page.Source.Slug}.example,2026:feed");
        Element(xml, "title", page.Source.Name);
        Element(xml, "subtitle", words.Section(page.Source));
        Element(xml, "updated", FeedDates.Rfc3339(page.ChangedAt));
        xml.WriteStartElement("author", Atom);
        Element(xml, "name", page.Source.Name);
        xml.WriteEndElement();
        Link(xml, "self", new Uri(root, page.Source.Path), "application/atom+xml");
        Link(xml, "alternate", new Uri(root, page.Source.Slug), "text/html");
        xml.WriteTombstones(page.Withdrawals);
        foreach (var item in page.Items)
        {
            WriteEntry(xml, page.Source, item);
        }

        xml.WriteEndElement();
    });

    private void WriteEntry(XmlWriter xml, DemoSource source, NewswireItem item)
    {
        var picture = new Uri(root, item.Picture.Path);
        xml.WriteStartElement("entry", Atom);
        Element(xml, "id", item.Identity);
        Element(xml, "title", item.Title);
        Element(xml, "published", FeedDates.Rfc3339(item.PublishedAt));
        Element(xml, "updated", FeedDates.Rfc3339(item.UpdatedAt));
        Link(xml, "alternate", new Uri(root, item.Path), "text/html");
        Link(xml, "enclosure", picture, "image/jpeg");
        foreach (var category in words.Categories(source, item))
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", category);
            xml.WriteEndElement();
        }

        Element(xml, "summary", item.Lead);
        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(html.Content(item, source.Language));
        xml.WriteEndElement();
        xml.WriteMedia(picture.AbsoluteUri, words.Alternative(item.Picture, source.Language));
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, text);

    private static void Link(XmlWriter xml, string relation, Uri address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address.AbsoluteUri);
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }
}
