namespace Dashboard.Fetching.Robots;

/// <summary>One line of a robots.txt that concerns us.</summary>
/// <param name="Pattern">Which paths, in the one spelling of <see cref="RobotsPath"/>.</param>
/// <param name="Allows">Whether they may be fetched.</param>
internal sealed record RobotsRule(string Pattern, bool Allows);
