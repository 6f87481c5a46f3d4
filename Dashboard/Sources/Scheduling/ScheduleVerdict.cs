namespace Dashboard.Sources.Scheduling;

/// <summary>What the rules say of a schedule: it may be kept, or why not.</summary>
/// <param name="Schedule">The schedule, or null when there is a fault.</param>
/// <param name="Setting">The setting in its one spelling, or null when there is a fault.</param>
/// <param name="Fault">Why not, or null when there is nothing against it.</param>
public sealed record ScheduleVerdict(SourceSchedule? Schedule, Dashboard.Shared.Sources.SourceScheduleSetting? Setting, SourceFault? Fault);
