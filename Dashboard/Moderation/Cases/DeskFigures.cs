namespace Dashboard.Moderation.Cases;

/// <summary>How the desk stands.</summary>
/// <param name="Open">Open cases.</param>
/// <param name="Illegal">Those of them in the lane of what may be illegal.</param>
/// <param name="Held">Those of them that the hour's budget holds back: an alarm.</param>
/// <param name="OldestOpen">When the oldest open case was opened (UTC), or null.</param>
/// <param name="DecidedToday">Verdicts of the last 24 hours, undone ones left out.</param>
/// <param name="MeanHandlingSeconds">Mean time from claim to verdict over those, or null.</param>
/// <param name="BlocksLeft">Automatic blocks left in this hour.</param>
/// <param name="ExposureSeconds">Seconds the asker has looked at pictures today (UTC).</param>
public sealed record DeskFigures(int Open, int Illegal, int Held, DateTimeOffset? OldestOpen, int DecidedToday, double? MeanHandlingSeconds, int BlocksLeft, double ExposureSeconds);
