using Dashboard.Shared.Headlines;

namespace Dashboard.Demo;

/// <summary>How wires say that a headline is urgent.</summary>
internal static class UrgencyWords
{
    /// <summary>The category of the headline in its feed; null for ordinary news.</summary>
    public static string? Category(Urgency urgency) => urgency switch
    {
        Urgency.Flash => "flash",
        Urgency.Urgent => "urgent",
        _ => null,
    };

    /// <summary>The title with the word before it, where one is due.</summary>
    public static string Before(string title, Urgency urgency, string language) => (urgency, language) switch
    {
        (Urgency.Normal, _) => title,
        (_, "ar") => $"عاجل: {title}",
        (Urgency.Flash, "fr") => $"FLASH{FrenchSpacing.NoBreak}: {title}",
        (Urgency.Flash, _) => $"FLASH: {title}",
        (_, "fr") => $"URGENT{FrenchSpacing.NoBreak}: {title}",
        _ => $"URGENT: {title}",
    };
}
