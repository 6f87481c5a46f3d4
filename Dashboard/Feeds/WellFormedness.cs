using System.Text.Json;
using System.Xml;

namespace Dashboard.Feeds;

/// <summary>
/// Tells where a document breaks the rules of XML 1.0, or of JSON. It is read all the same; its publisher should know, because others refuse it.
/// </summary>
public static class WellFormedness
{
    // What an entity may grow to, as for the parser itself.
    private const int MaxFromEntities = 100_000;

    private static readonly XmlReaderSettings Rules = new()
    {
        DtdProcessing = DtdProcessing.Parse,
        XmlResolver = null,
        MaxCharactersFromEntities = MaxFromEntities,
        ConformanceLevel = ConformanceLevel.Document,
    };

    /// <summary>The line of the first fault, from 1; null where there is none.</summary>
    /// <param name="text">The document's characters.</param>
    public static int? FirstFault(ReadOnlyMemory<char> text)
    {
        text = text.TrimStart('\uFEFF');
        if (!text.Span.TrimStart().StartsWith("<"))
        {
            return text.Span.IsWhiteSpace() ? null : FirstFaultOfJson(text);
        }

        try
        {
            using var characters = new TextMemoryReader(text);
            using var reader = XmlReader.Create(characters, Rules);
            while (reader.Read())
            {
                // Only whether it can be read to its end.
            }

            return null;
        }
        catch (XmlException fault)
        {
            return Math.Max(1, fault.LineNumber);
        }
    }

    private static int? FirstFaultOfJson(ReadOnlyMemory<char> text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return null;
        }
        catch (JsonException fault)
        {
            return (int)Math.Min(int.MaxValue, (fault.LineNumber ?? 0) + 1);
        }
    }
}
