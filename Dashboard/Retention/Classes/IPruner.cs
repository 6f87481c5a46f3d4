namespace Dashboard.Retention.Classes;

/// <summary>Removes the rows of one class whose time is over.</summary>
internal interface IPruner
{
    /// <summary>The class, as metrics and the log name it.</summary>
    string Class { get; }

    /// <summary>Removes them. May be stopped anywhere and run again.</summary>
    /// <param name="batches">Runs its transactions.</param>
    /// <param name="ct">Stops it.</param>
    Task PruneAsync(Batches batches, CancellationToken ct);
}
