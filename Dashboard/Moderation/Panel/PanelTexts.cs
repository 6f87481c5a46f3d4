namespace Dashboard.Moderation.Panel;

/// <summary>Marks the texts of the moderation panel (PanelTexts.resx and its translations).</summary>
public sealed class PanelTexts;
