namespace Dashboard.Wire;

/// <summary>What became of a batch.</summary>
/// <param name="New">Headlines stored.</param>
/// <param name="Updated">Headlines changed.</param>
/// <param name="Withdrawn">Headlines taken back by their source.</param>
/// <param name="Known">Entries already stored and unchanged, or tombstoned.</param>
public readonly record struct BatchOutcome(int New, int Updated, int Withdrawn, int Known)
{
    /// <summary>Entries that were held back: an archive that came at once.</summary>
    public int Held { get; init; }

    /// <summary>Entries known by their titles alone: the source has given them other identifiers and links.</summary>
    public int Renamed { get; init; }

    /// <summary>Those of <see cref="Known"/> that only the whole document tells apart: entries of a part, of which nothing is stored.</summary>
    public int Unclear { get; init; }

    /// <summary>It held nothing, and was noted by a touch of the source's row.</summary>
    public bool Touched { get; init; }
}
