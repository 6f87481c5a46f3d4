using System.Text;
using System.Xml;
using Dashboard.Demo.Agency;
using Dashboard.Demo.Script;

namespace Dashboard.Demo.Serving;

/// <summary>The HTML of headlines: the content in a feed, an article's page and a source's home page.</summary>
internal sealed class ItemHtml(Uri root, FeedWords words)
{
    private static readonly XmlWriterSettings Fragment = new() { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment };
    private static readonly XmlWriterSettings Whole = new() { OmitXmlDeclaration = true, Indent = true };

    /// <summary>The body of an item as a feed carries it.</summary>
    public string Content(NewswireItem item, string language)
    {
        var text = new StringBuilder();
        using (var html = XmlWriter.Create(text, Fragment))
        {
            WriteBody(html, item, language);
        }

        return text.ToString();
    }

    /// <summary>The page of an item.</summary>
    public string Article(NewswireItem item, DemoSource source) => Page(source, item.Title, html =>
    {
        html.WriteStartElement("article");
        html.WriteElementString("h1", item.Title);
        html.WriteStartElement("p");
        html.WriteStartElement("a");
        html.WriteAttributeString("href", $"/{source.Slug}");
        html.WriteString(source.Name);
        html.WriteEndElement();
        html.WriteString(" · ");
        html.WriteStartElement("time");
        html.WriteAttributeString("datetime", FeedDates.Rfc3339(item.PublishedAt));
        html.WriteString(FeedDates.Rfc822(item.PublishedAt));
        html.WriteEndElement();
        html.WriteEndElement();
        WriteBody(html, item, source.Language);
        html.WriteEndElement();
    });

    /// <summary>The home page of a source, which names its feed as browsers and readers expect it.</summary>
    public static string Home(NewswirePage page) => Page(page.Source, page.Source.Name, html =>
    {
        html.WriteElementString("h1", page.Source.Name);
        html.WriteStartElement("ul");
        foreach (var item in page.Items)
        {
            html.WriteStartElement("li");
            html.WriteStartElement("a");
            html.WriteAttributeString("href", item.Path);
            html.WriteString(item.Title);
            html.WriteEndElement();
            html.WriteEndElement();
        }

        html.WriteFullEndElement();
    });

    private void WriteBody(XmlWriter html, NewswireItem item, string language)
    {
        html.WriteStartElement("figure");
        html.WriteStartElement("img");
        html.WriteAttributeString("src", new Uri(root, item.Picture.Path).AbsoluteUri);
        html.WriteAttributeString("alt", words.Alternative(item.Picture, language));
        html.WriteAttributeString("width", XmlConvert.ToString(Scenes.Canvas.Width));
        html.WriteAttributeString("height", XmlConvert.ToString(Scenes.Canvas.Height));
        html.WriteEndElement();
        html.WriteEndElement();
        foreach (var paragraph in item.Body.Prepend(item.Lead))
        {
            html.WriteElementString("p", paragraph);
        }
    }

    private static string Page(DemoSource source, string title, Action<XmlWriter> body)
    {
        var text = new StringBuilder();
        using (var html = XmlWriter.Create(text, Whole))
        {
            html.WriteDocType("html", pubid: null, sysid: null, subset: null);
            html.WriteStartElement("html");
            html.WriteAttributeString("lang", source.Language);
            html.WriteAttributeString("dir", source.Language == "ar" ? "rtl" : "ltr");
            html.WriteStartElement("head");
            Element(html, "meta", ("charset", "utf-8"));
            Element(html, "meta", ("name", "viewport"), ("content", "width=device-width"));
            html.WriteElementString("title", title);
            Element(html, "link", ("rel", "alternate"), ("type", FeedFile.MediaTypeOf(source.Format)), ("href", source.Path));
            html.WriteElementString("style", "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.6 system-ui}figure{margin:0}img{max-width:100%;height:auto}");
            html.WriteEndElement();
            html.WriteStartElement("body");
            body(html);
            html.WriteEndElement();
            html.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Element(XmlWriter html, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        html.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            html.WriteAttributeString(attribute, value);
        }

        html.WriteEndElement();
    }
}
