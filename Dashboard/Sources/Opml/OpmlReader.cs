using System.Globalization;
using System.Text;
using System.Xml;

namespace Dashboard.Sources.Opml;

/// <summary>
/// Reads OPML 1.0 and 2.0 (http://opml.org/spec2.opml). Tolerant of missing attributes and of their case; entities are never
/// resolved. A document that breaks off is refused as a whole: a list that lost its end unseen would be worse.
/// </summary>
public static class OpmlReader
{
    /// <summary>Largest document in bytes.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = MaxBytes,
    };

    // Old readers wrote their lists in windows-1252 and windows-1256.
    static OpmlReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads a document.</summary>
    /// <param name="stream">The document; left open.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<OpmlDocument> ReadAsync(Stream stream, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var buffer = new MemoryStream();
        if (!await FillAsync(buffer, stream, ct))
        {
            return Refuse(SourceFaultCode.OpmlTooLarge, Text(MaxBytes));
        }

        buffer.Position = 0;
        try
        {
            return Parse(buffer);
        }
        catch (XmlException fault)
        {
            return Refuse(SourceFaultCode.OpmlUnreadable, Text(fault.LineNumber));
        }
    }

    private static async Task<bool> FillAsync(MemoryStream buffer, Stream stream, CancellationToken ct)
    {
        var chunk = new byte[81_920];
        for (int read; (read = await stream.ReadAsync(chunk, ct)) > 0;)
        {
            if (buffer.Length + read > MaxBytes)
            {
                return false;
            }

            buffer.Write(chunk, 0, read);
        }

        return true;
    }

    private static OpmlDocument Parse(MemoryStream buffer)
    {
        using var reader = XmlReader.Create(buffer, Settings);
        reader.MoveToContent();
        if (!Is(reader, "opml"))
        {
            return Refuse(SourceFaultCode.OpmlUnreadable, Text(((IXmlLineInfo)reader).LineNumber));
        }

        var entries = new List<OpmlEntry>();
        // Names of the outlines around the place being read; null for one that has no name or is a source itself.
        var around = new Stack<string?>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && Is(reader, "outline"))
            {
                around.Pop();
            }
            else if (reader.NodeType == XmlNodeType.Element && Is(reader, "outline"))
            {
                Take(reader, entries, around);
            }
        }

        return entries.Count == 0 ? Refuse(SourceFaultCode.OpmlEmpty) : new(entries, null);
    }

    private static void Take(XmlReader reader, List<OpmlEntry> entries, Stack<string?> around)
    {
        var isLeaf = reader.IsEmptyElement;
        var attributes = Attributes(reader);
        var name = attributes.GetValueOrDefault("text") ?? attributes.GetValueOrDefault("title");
        var address = attributes.GetValueOrDefault("xmlUrl");
        if (address is not null)
        {
            var title = attributes.GetValueOrDefault("title") ?? name;
            var section = around.FirstOrDefault(s => s is not null);
            entries.Add(new(address, title, attributes.GetValueOrDefault("htmlUrl"), attributes.GetValueOrDefault("language"), section));
        }

        if (!isLeaf)
        {
            around.Push(address is null ? name : null);
        }
    }

    private static Dictionary<string, string> Attributes(XmlReader reader)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (reader.MoveToNextAttribute())
        {
            if (!string.IsNullOrWhiteSpace(reader.Value))
            {
                attributes.TryAdd(reader.LocalName, reader.Value.Trim());
            }
        }

        return attributes;
    }

    private static bool Is(XmlReader reader, string name) => reader.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static OpmlDocument Refuse(string code, params string[] arguments) => new(null, SourceFault.Of(code, arguments));
}
