namespace Dashboard.Sources;

/// <summary>Names the room's texts.</summary>
public sealed class SourcesTexts;
