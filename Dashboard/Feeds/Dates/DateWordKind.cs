namespace Dashboard.Feeds.Dates;

/// <summary>What a word in a date is.</summary>
internal enum DateWordKind
{
    /// <summary>A month; the value is its number.</summary>
    Month,

    /// <summary>A day of the week; the value is a <see cref="DayOfWeek"/>.</summary>
    Weekday,

    /// <summary>A zone; the value is its offset in minutes.</summary>
    Zone,

    /// <summary>Before noon (0) or after it (12).</summary>
    HalfDay,

    /// <summary>The second word of a Levantine month: first (0) or second (1) of its name.</summary>
    Ordinal,

    /// <summary>The sign of a zone's country; the value is its offset in minutes and holds only where no zone is written.</summary>
    ImpliedZone,

    /// <summary>A word without meaning.</summary>
    Filler,
}
