using System.Text;
using System.Xml;
using Dashboard.Demo.Agency;

namespace Dashboard.Demo.Serving;

/// <summary>What the XML formats have in common.</summary>
internal static class FeedXml
{
    private const string Media = "http://search.yahoo.com/mrss/";
    private const string Tombstones = "http://purl.org/atompub/tombstones/1.0";

    /// <summary>Writes a document in an encoding; what the encoding lacks becomes a character reference.</summary>
    public static byte[] Document(string charset, Action<XmlWriter> write)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        var bytes = new MemoryStream();
        // UTF-16 must begin with a byte order mark (XML 1.0, 4.3.3); UTF-8 does better without.
        var settings = new XmlWriterSettings { Encoding = encoding is UTF8Encoding ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : encoding };
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            write(xml);
        }

        return bytes.ToArray();
    }

    /// <summary>The picture of an item, as Media RSS has it.</summary>
    public static void WriteMedia(this XmlWriter xml, string address, string alternative)
    {
        xml.WriteStartElement("media", "content", Media);
        xml.WriteAttributeString("url", address);
        xml.WriteAttributeString("type", "image/jpeg");
        xml.WriteAttributeString("medium", "image");
        xml.WriteAttributeString("width", XmlConvert.ToString(Scenes.Canvas.Width));
        xml.WriteAttributeString("height", XmlConvert.ToString(Scenes.Canvas.Height));
        xml.WriteStartElement("media", "description", Media);
        xml.WriteAttributeString("type", "plain");
        xml.WriteString(alternative);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>What was taken back, as RFC 6721 has it.</summary>
    public static void WriteTombstones(this XmlWriter xml, IEnumerable<Withdrawal> withdrawals)
    {
        foreach (var withdrawal in withdrawals)
        {
            xml.WriteStartElement("at", "deleted-entry", Tombstones);
            xml.WriteAttributeString("ref", withdrawal.Identity);
            xml.WriteAttributeString("when", FeedDates.Rfc3339(withdrawal.At));
            xml.WriteEndElement();
        }
    }

    /// <summary>Declares the prefixes of both on the element just begun.</summary>
    public static void DeclareModules(this XmlWriter xml)
    {
        xml.WriteAttributeString("xmlns", "media", ns: null, Media);
        xml.WriteAttributeString("xmlns", "at", ns: null, Tombstones);
    }
}
