namespace Dashboard.Sources;

/// <summary>How the reading of a source's articles at their own pages goes, over the last week.</summary>
/// <param name="Read">Texts that were read.</param>
/// <param name="Waiting">Pages still to be read.</param>
/// <param name="Failed">Pages of which there is no text.</param>
/// <param name="Code">Why there is none of the latest of them; null where all went well.</param>
/// <param name="Detail">What its sentence names first.</param>
public sealed record FullTextState(int Read, int Waiting, int Failed, string? Code, string? Detail);
