using Dashboard.Shell;

namespace Dashboard.Tests.Support;

/// <summary>A site in Tunis.</summary>
internal sealed class TestSite : ISiteFace
{
    public string Name => "Le Journal";

    public string DefaultLanguage => "fr";

    public TimeZoneInfo TimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Africa/Tunis");

    public string? Announcement(string language) => language == "ar" ? "إعلان" : "Annonce <b>du</b> journal";
}
