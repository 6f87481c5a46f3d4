namespace Dashboard.Shared.Live;

/// <summary>A position in the public log.</summary>
/// <param name="Seq">Everything up to and including this number has been delivered.</param>
public sealed record Position(long Seq);
