using System.Text;
using System.Text.RegularExpressions;

namespace Dashboard.Feeds.Markup;

/// <summary>
/// The entities that a document declares for itself, as XML 1.0 wants them read. One that is declared in terms of others is left
/// alone, and all are expanded only so far: a document cannot grow by them.
/// </summary>
internal sealed partial class DeclaredEntities
{
    private const int Most = 64;
    private const int LongestValue = 1000;

    /// <summary>Looked at of a document type, in characters: more would make looking dear, and no feed declares so much.</summary>
    private const int Window = 8192;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Characters that may still be put in place of names.</summary>
    private int _budget = 1 << 16;

    private DeclaredEntities()
    {
    }

    /// <summary>Takes the declarations of a document type's internal subset; what lies outside the document is left there.</summary>
    public static DeclaredEntities Read(ReadOnlySpan<char> documentType)
    {
        var entities = new DeclaredEntities();
        documentType = documentType[..Math.Min(documentType.Length, Window)];
        if (!documentType.Contains("<!ENTITY", StringComparison.Ordinal))
        {
            return entities;
        }

        foreach (Match match in Declaration().Matches(documentType.ToString()))
        {
            string value = match.Groups["value"].Value;
            if (value.Length <= LongestValue && entities._values.Count < Most && !Nested().IsMatch(value))
            {
                // The first declaration binds.
                entities._values.TryAdd(match.Groups["name"].Value, value);
            }
        }

        return entities;
    }

    /// <summary>The text with the document's own entities put in, other references as they are.</summary>
    public ReadOnlySpan<char> Expand(ReadOnlySpan<char> text)
    {
        if (_values.Count == 0 || _budget <= 0)
        {
            return text;
        }

        var expanded = new StringBuilder(text.Length);
        for (int at = text.IndexOf('&'); at >= 0; at = text.IndexOf('&'))
        {
            expanded.Append(text[..at]);
            int length = text[at..].IndexOf(';');
            if (length > 1 && _values.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.Slice(at + 1, length - 1), out string? value) && value.Length <= _budget)
            {
                _budget -= value.Length;
                expanded.Append(value);
                text = text[(at + length + 1)..];
            }
            else
            {
                expanded.Append('&');
                text = text[(at + 1)..];
            }
        }

        return expanded.Append(text).ToString();
    }

    [GeneratedRegex("&(?!#|lt;|gt;|amp;|quot;|apos;)", RegexOptions.None, 1000)]
    private static partial Regex Nested();

    [GeneratedRegex("""<!ENTITY\s+(?<name>[A-Za-z_][\w.-]*)\s+(?:"(?<value>[^"]*)"|'(?<value>[^']*)')\s*>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();
}
