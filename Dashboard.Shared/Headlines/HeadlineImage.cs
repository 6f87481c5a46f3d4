namespace Dashboard.Shared.Headlines;

/// <summary>A picture beside a headline, always served by ourselves.</summary>
/// <param name="Id">Identifier of the picture.</param>
/// <param name="Url">Its address on this site, from the root.</param>
/// <param name="Thumbnail">A small form of it, from the root.</param>
/// <param name="Alt">Alternative text, empty where the source gives none.</param>
public sealed record HeadlineImage(string Id, string Url, string Thumbnail, string Alt);
