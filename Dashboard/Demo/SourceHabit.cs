namespace Dashboard.Demo;

/// <summary>What is particular about a source of the newswire.</summary>
public enum SourceHabit
{
    /// <summary>Nothing.</summary>
    Steady,

    /// <summary>Seldom says anything, so that most polls are answered with 304.</summary>
    Quiet,

    /// <summary>Fails now and then, is slow for a while, and recovers.</summary>
    Falters,

    /// <summary>Its known address has moved permanently.</summary>
    Moved,

    /// <summary>Sends its feed compressed.</summary>
    Compresses,
}
