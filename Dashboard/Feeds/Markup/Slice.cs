using System.Runtime.InteropServices;

namespace Dashboard.Feeds.Markup;

/// <summary>A part of a document, by position.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Slice(int Start, int Length)
{
    /// <summary>The position behind the last character.</summary>
    public int End => Start + Length;

    /// <summary>The characters.</summary>
    public ReadOnlySpan<char> Of(ReadOnlyMemory<char> document) => document.Span.Slice(Start, Length);
}
