using System.Text.Json;
using System.Xml;
using Dashboard.Feeds.Decoding;

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
    /// <param name="body">The document as it came, decompressed.</param>
    /// <param name="contentType">The response's <c>Content-Type</c>, for its <c>charset</c>.</param>
    public static int? FirstFault(ReadOnlyMemory<byte> body, string? contentType = null)
    {
        using DecodedText decoded = TextDecoder.Decode(body.Span, contentType);
        string text = decoded.Text.Span.TrimStart('\uFEFF').ToString();
        if (!text.AsSpan().TrimStart().StartsWith("<"))
        {
            return string.IsNullOrWhiteSpace(text) ? null : FirstFaultOfJson(text);
        }

        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Rules);
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

    private static int? FirstFaultOfJson(string text)
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
