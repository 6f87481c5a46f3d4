using System.Runtime.InteropServices;

namespace Dashboard.Feeds.Dates;

/// <summary>What a word in a date means.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DateWord(DateWordKind Kind, int Value);
