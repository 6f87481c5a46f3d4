using System.Globalization;
using System.Text;
using System.Xml;

namespace Dashboard.Sources.Opml;

/// <summary>Writes OPML 2.0 that <see cref="OpmlReader"/> and other readers understand: sections as outlines around their sources.</summary>
public static class OpmlWriter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Async = true,
        Indent = true,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineChars = "\n",
    };

    /// <summary>Writes a document.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="title">Title of the list.</param>
    /// <param name="at">When it was made.</param>
    /// <param name="entries">The sources.</param>
    public static async Task WriteAsync(Stream stream, string title, DateTimeOffset at, IEnumerable<OpmlEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        await using var writer = XmlWriter.Create(stream, Settings);
        await writer.WriteStartDocumentAsync();
        await writer.WriteStartElementAsync(null, "opml", null);
        await writer.WriteAttributeStringAsync(null, "version", null, "2.0");
        await writer.WriteStartElementAsync(null, "head", null);
        await writer.WriteElementStringAsync(null, "title", null, title);
        await writer.WriteElementStringAsync(null, "dateCreated", null, at.ToString("r", CultureInfo.InvariantCulture));
        await writer.WriteEndElementAsync();
        await writer.WriteStartElementAsync(null, "body", null);
        foreach (var section in entries.GroupBy(e => e.Section))
        {
            await WriteSectionAsync(writer, section);
        }

        await writer.WriteEndDocumentAsync();
    }

    private static async Task WriteSectionAsync(XmlWriter writer, IGrouping<string?, OpmlEntry> section)
    {
        if (section.Key is { } name)
        {
            await writer.WriteStartElementAsync(null, "outline", null);
            await WriteAttributeAsync(writer, "text", name);
        }

        foreach (var entry in section)
        {
            await writer.WriteStartElementAsync(null, "outline", null);
            await WriteAttributeAsync(writer, "type", "rss");
            await WriteAttributeAsync(writer, "text", entry.Title);
            await WriteAttributeAsync(writer, "title", entry.Title);
            await WriteAttributeAsync(writer, "xmlUrl", entry.XmlUrl);
            await WriteAttributeAsync(writer, "htmlUrl", entry.HtmlUrl);
            await WriteAttributeAsync(writer, "language", entry.Language);
            await writer.WriteEndElementAsync();
        }

        if (section.Key is not null)
        {
            await writer.WriteEndElementAsync();
        }
    }

    // A name may hold a character that XML 1.0 has no way to write; it must not spoil the list.
    private static Task WriteAttributeAsync(XmlWriter writer, string name, string? value) => value is null
        ? Task.CompletedTask
        : writer.WriteAttributeStringAsync(null, name, null, string.Concat(value.EnumerateRunes().Where(IsWritable)));

    private static bool IsWritable(Rune rune) => rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not (0xFFFE or 0xFFFF));
}
