namespace Dashboard.Shell;

/// <summary>What staff pages show of the database. The room Site fills it.</summary>
public interface IDatabaseFace
{
    /// <summary>It does not answer: nothing new can come, and nothing can be kept.</summary>
    bool IsAway { get; }

    /// <summary>Raised, on any thread, when it goes away and when it is back.</summary>
    event EventHandler? Changed;
}
