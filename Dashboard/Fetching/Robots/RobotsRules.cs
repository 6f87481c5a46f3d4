namespace Dashboard.Fetching.Robots;

/// <summary>What a host's robots.txt says to us. Pure.</summary>
/// <param name="Rules">The lines that concern us.</param>
/// <param name="Delay">Pause it asks for between two pages, as written; null where it says nothing.</param>
internal sealed record RobotsRules(IReadOnlyList<RobotsRule> Rules, TimeSpan? Delay)
{
    private const string Itself = "/robots.txt";

    /// <summary>Nothing is said, so everything may be fetched.</summary>
    public static RobotsRules Silent { get; } = new([], null);

    /// <summary>Whether a page may be fetched: the longest pattern that fits decides, and of two as long the one that allows.</summary>
    /// <param name="url">The page, absolute.</param>
    public bool Allows(Uri url)
    {
        var path = RobotsPath.Of(url);
        RobotsRule? best = null;
        foreach (var rule in Rules)
        {
            if (IsStronger(rule, best) && RobotsPath.Matches(rule.Pattern, path))
            {
                best = rule;
            }
        }

        return best is null || best.Allows || path == Itself;
    }

    private static bool IsStronger(RobotsRule rule, RobotsRule? best) =>
        best is null || rule.Pattern.Length > best.Pattern.Length || (rule.Pattern.Length == best.Pattern.Length && rule.Allows);
}
