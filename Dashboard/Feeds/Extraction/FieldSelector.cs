using System.Runtime.InteropServices;

namespace Dashboard.Feeds.Extraction;

/// <summary>A rule for HTML, taken apart.</summary>
/// <param name="Selector">The CSS selector; empty for the entry itself.</param>
/// <param name="Attribute">The attribute to take; null for the text.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FieldSelector(string Selector, string? Attribute)
{
    /// <summary>Takes a rule apart at its last <c>@</c>, unless that stands within brackets or quotes.</summary>
    public static FieldSelector Of(string rule)
    {
        int at = rule.LastIndexOf('@');
        return at < 0 || rule.AsSpan(at).IndexOfAny("]\"')") >= 0
            ? new FieldSelector(rule.Trim(), null)
            : new FieldSelector(rule[..at].Trim(), rule[(at + 1)..].Trim());
    }
}
