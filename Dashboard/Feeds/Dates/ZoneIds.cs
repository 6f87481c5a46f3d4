namespace Dashboard.Feeds.Dates;

/// <summary>Finds the zones of the IANA database, and the American names that mean winter or summer by the date.</summary>
internal static class ZoneIds
{
    private static readonly string[] Areas =
        ["Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Etc/", "Europe/", "Indian/", "Pacific/", "US/"];

    /// <summary>The zone of that name, or null.</summary>
    public static TimeZoneInfo? Find(ReadOnlySpan<char> name)
    {
        string? id = name switch
        {
            "ET" => "America/New_York",
            "CT" => "America/Chicago",
            "MT" => "America/Denver",
            "PT" => "America/Los_Angeles",
            _ => IsIana(name) ? name.ToString() : null,
        };
        return id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone) ? zone : null;
    }

    private static bool IsIana(ReadOnlySpan<char> name)
    {
        foreach (string area in Areas)
        {
            if (name.StartsWith(area, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
