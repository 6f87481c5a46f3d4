namespace Dashboard.Hosting.Faults;

/// <summary>A wrong value.</summary>
/// <param name="Key">The key it was found under.</param>
/// <param name="Sentence">Names the key, what was found and what is allowed, on one line.</param>
/// <param name="Stand">A value to go on with, so that the other keys can still be judged; null for none.</param>
internal sealed record ConfigurationFault(string Key, string Sentence, string? Stand = null);
