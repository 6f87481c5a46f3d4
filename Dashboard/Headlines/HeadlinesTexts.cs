namespace Dashboard.Headlines;

/// <summary>Names the texts of the public pages.</summary>
public sealed class HeadlinesTexts;
