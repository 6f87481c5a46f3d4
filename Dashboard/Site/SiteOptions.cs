using System.ComponentModel.DataAnnotations;

namespace Dashboard.Site;

/// <summary>Configuration section <c>Site</c>: first values of the settings, which count until an administrator stores others.</summary>
public sealed class SiteOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Site";

    private const int MaxName = 80;
    private const int MaxAnnouncement = 500;
    private static readonly string[] Languages = ["fr", "ar", "en"];

    /// <summary>Name of the site.</summary>
    public string Name { get; set; } = "Dashboard";

    /// <summary>Code of the language of a page when the reader asks for none.</summary>
    public string DefaultLanguage { get; set; } = "fr";

    /// <summary>IANA zone of the dates shown.</summary>
    public string TimeZone { get; set; } = "Africa/Tunis";

    /// <summary>Base of every absolute link; null for the first address listened on.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>The announcement line under an article, by language code.</summary>
    public IDictionary<string, string> Announcement { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > MaxName)
        {
            yield return new($"{Section}:{nameof(Name)} is \"{Name}\"; allowed is a name of 1 to {MaxName} characters.");
        }

        if (!Languages.Contains(DefaultLanguage, StringComparer.Ordinal))
        {
            yield return new($"{Section}:{nameof(DefaultLanguage)} is \"{DefaultLanguage}\"; allowed is one of {string.Join(", ", Languages)}.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) || !zone.HasIanaId)
        {
            yield return new($"{Section}:{nameof(TimeZone)} is \"{TimeZone}\"; allowed is an IANA time zone such as Africa/Tunis.");
        }

        if (!string.IsNullOrEmpty(PublicUrl) && !IsBase(PublicUrl))
        {
            yield return new($"{Section}:{nameof(PublicUrl)} is \"{PublicUrl}\"; allowed is an absolute http or https address without query, such as https://news.example.");
        }

        foreach (var (language, text) in Announcement)
        {
            if (!Languages.Contains(language, StringComparer.OrdinalIgnoreCase) || text.Length > MaxAnnouncement)
            {
                yield return new($"{Section}:{nameof(Announcement)}:{language} holds {text.Length} characters; allowed are up to {MaxAnnouncement}, under one of {string.Join(", ", Languages)}.");
            }
        }
    }

    private static bool IsBase(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0 && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0;
}
