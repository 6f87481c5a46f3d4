namespace Dashboard.Sources.Pages;

/// <summary>The three forms of a schedule.</summary>
internal enum ScheduleForm
{
    /// <summary>The house's own rhythm.</summary>
    Adaptive = 0,

    /// <summary>A fixed pause.</summary>
    Interval = 1,

    /// <summary>A cron expression.</summary>
    Cron = 2,
}
