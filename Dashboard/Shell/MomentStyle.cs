namespace Dashboard.Shell;

/// <summary>How a <see cref="Moment"/> is written.</summary>
public enum MomentStyle
{
    /// <summary>The time today, else the day and the time.</summary>
    Brief = 0,

    /// <summary>How long ago, up to a week; then as <see cref="Brief"/>.</summary>
    Ago = 1,

    /// <summary>The day, as under an article's title.</summary>
    Day = 2,
}
