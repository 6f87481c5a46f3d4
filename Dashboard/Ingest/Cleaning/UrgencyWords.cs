using Dashboard.Shared.Headlines;

namespace Dashboard.Ingest.Cleaning;

/// <summary>Hears how urgent a source calls a headline. A source makes it urgent at most: flash is the newsroom's own word.</summary>
public static class UrgencyWords
{
    private static readonly string[] Marks =
    [
        "flash info", "flash", "urgent", "alerte info", "alerte", "dernière minute", "breaking news", "breaking", "bulletin", "just in",
        "عاجل جدًا", "عاجل جدا", "عاجل",
    ];

    /// <summary>The urgency of a title: urgent where it begins with a word for it, set apart from the rest.</summary>
    /// <param name="title">Plain text.</param>
    public static Urgency Of(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var text = title.AsSpan().TrimStart("[(#*«\"'|/– -⚡🔴🚨");
        foreach (var mark in Marks)
        {
            if (text.StartsWith(mark, StringComparison.OrdinalIgnoreCase) && IsSetApart(text[mark.Length..]))
            {
                return Urgency.Urgent;
            }
        }

        return Urgency.Normal;
    }

    // "Flash : …" and "[URGENT] …" are marks; "Flash mob à Tunis" and "عاجلة" are words like others.
    private static bool IsSetApart(ReadOnlySpan<char> rest)
    {
        var after = rest.TrimStart();
        return after.Length > 0 && after[0] is ':' or ']' or ')' or '|' or '/' or '»' or '!' or '-' or '–' or '—' or '،' or '.' or '…'
            && !(after.Length == rest.Length && after[0] == '-');
    }
}
