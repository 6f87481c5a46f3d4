namespace Dashboard.Moderation;

/// <summary>Names the texts of this room.</summary>
public sealed class ModerationTexts;
