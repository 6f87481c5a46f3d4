using System.Globalization;

namespace Dashboard.Demo;

/// <summary>The configuration of a demo: what it must have, and what it has unless something else is given.</summary>
internal static class DemoSettings
{
    private const string Minimum = "Ingest:MinimumInterval";
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(3);

    /// <summary>The settings to lay over the configuration.</summary>
    /// <param name="given">What is configured.</param>
    /// <param name="newswire">Address of the newswire.</param>
    public static IEnumerable<KeyValuePair<string, string?>> For(IConfiguration given, Uri newswire)
    {
        // Added beside the configured ones; a list takes any key.
        yield return new("Ingest:AllowedPrivateHosts:newswire", newswire.Authority);
        yield return new("ConnectionStrings:Postgres", "");
        yield return new("ConnectionStrings:Redis", "");
        yield return new("Sources:StarterList", "");
        foreach (var (key, value) in Unless)
        {
            if (string.IsNullOrEmpty(given[key]))
            {
                yield return new(key, value);
            }
        }

        // Beneath a floor that is given, the rhythm would be refused.
        if (string.IsNullOrEmpty(given["Ingest:DefaultInterval"])
            && (!TimeSpan.TryParse(given[Minimum], CultureInfo.InvariantCulture, out var floor) || floor <= Rhythm))
        {
            yield return new("Ingest:DefaultInterval", Rhythm.ToString("c", CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<(string Key, string Value)> Unless =>
    [
        (Minimum, "00:00:01"),
        // All sources lie on one host here, and one of them is slow at times.
        ("Ingest:MaxPerHost", "8"),
        ("Site:Name", "Le Quai"),
        ("Site:Announcement:fr", "Ceci est une démonstration : les sources, les personnes et les nouvelles de ce site sont inventées."),
        ("Site:Announcement:ar", "هذا عرض تجريبي: المصادر والأشخاص والأخبار في هذا الموقع من نسج الخيال."),
        ("Site:Announcement:en", "This is a demonstration: the sources, people and news of this site are invented."),
    ];
}
