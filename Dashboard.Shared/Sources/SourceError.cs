namespace Dashboard.Shared.Sources;

/// <summary>Why a poll failed.</summary>
/// <param name="Code">Stable failure code, e.g. <c>timeout</c>.</param>
/// <param name="Text">One sentence in the asker's language.</param>
public sealed record SourceError(string Code, string Text);
