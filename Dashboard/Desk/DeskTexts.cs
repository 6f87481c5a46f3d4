namespace Dashboard.Desk;

/// <summary>Names the desk's texts.</summary>
public sealed class DeskTexts;
