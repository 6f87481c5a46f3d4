using Dashboard.Shared.Headlines;

namespace Dashboard.Demo.Script;

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

    /// <summary>What stands before the title, with its colon and space; empty for ordinary news.</summary>
    public static string Alarm(Urgency urgency, string language) => (urgency, language) switch
    {
        (Urgency.Normal, _) => "",
        (_, "ar") => "عاجل: ",
        (Urgency.Flash, "fr") => $"FLASH{FrenchTypography.NoBreak}: ",
        (_, "fr") => $"URGENT{FrenchTypography.NoBreak}: ",
        (Urgency.Flash, _) => "FLASH: ",
        _ => "BREAKING: ",
    };
}
