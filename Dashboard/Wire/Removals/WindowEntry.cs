namespace Dashboard.Wire.Removals;

/// <summary>An entry that a source's document held, or holds no more.</summary>
/// <param name="Key">What it is recognised by.</param>
/// <param name="PublishedAt">Its date (UTC).</param>
/// <param name="Misses">Documents since then that should have held it and did not.</param>
internal readonly record struct WindowEntry(HeadlineKey Key, DateTimeOffset PublishedAt, int Misses);
