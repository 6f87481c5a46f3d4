using System.Runtime.InteropServices;

namespace Dashboard.Feeds.Building;

/// <summary>What an element of certain vocabularies tells, and how far it is believed.</summary>
/// <param name="Vocabulary">The vocabularies it is valid for.</param>
/// <param name="Field">What it tells.</param>
/// <param name="Rank">0 is believed most; of two with the same rank the first counts.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FieldRule(Vocabulary Vocabulary, FeedField Field, byte Rank);
