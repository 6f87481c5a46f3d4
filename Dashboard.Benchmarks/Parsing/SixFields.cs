using System.Xml;

namespace Dashboard.Benchmarks.Parsing;

/// <summary>
/// The least that any parser could do: an <see cref="XmlReader"/> that takes six fields of each item as strings and understands
/// nothing, neither the encoding the server named nor dates, relative addresses, entities of HTML or broken markup.
/// </summary>
internal static class SixFields
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>Reads a document.</summary>
    /// <returns>How many fields held text, so that nothing is optimised away.</returns>
    public static int Read(byte[] feed)
    {
        using var reader = XmlReader.Create(new MemoryStream(feed), Settings);
        int fields = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "item" or "entry" && !reader.IsEmptyElement)
            {
                fields += Item(reader);
            }
        }

        return fields;
    }

    private static int Item(XmlReader reader)
    {
        int fields = 0;
        int depth = reader.Depth;
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }

            switch (reader.LocalName)
            {
                case "guid" or "id" or "title" or "pubDate" or "published" or "encoded" or "description" or "summary":
                case "content" when reader.Prefix.Length == 0:
                    fields += reader.ReadElementContentAsString().Length > 0 ? 1 : 0;
                    break;
                case "link" when reader.GetAttribute("href") is { } address:
                    fields += address.Length > 0 ? 1 : 0;
                    reader.Skip();
                    break;
                case "link":
                    fields += reader.ReadElementContentAsString().Length > 0 ? 1 : 0;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return fields;
    }
}
