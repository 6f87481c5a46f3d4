namespace Dashboard.Retention;

/// <summary>How many rows the next transaction removes and how long it waits before: whoever writes news must not notice. Pure.</summary>
public static class Pace
{
    /// <summary>Fewest rows of a transaction: on a slow disk the sync is what takes time, not the rows.</summary>
    public const int Least = 100;

    // At most a fifth of the time is taken, even where each sync of the disk is slow.
    private const int RestsEach = 4;

    /// <summary>How long a transaction should hold its locks.</summary>
    public static TimeSpan Aim { get; } = TimeSpan.FromMilliseconds(4);

    /// <summary>Rows of the next transaction.</summary>
    /// <param name="size">Rows of the last one.</param>
    /// <param name="took">For how long that held its locks.</param>
    /// <param name="most">Most rows.</param>
    public static int Next(int size, TimeSpan took, int most) =>
        took > Aim * 2 ? Math.Max(Least, size / 2)
        : took < Aim / 2 ? Math.Min(most, size * 2)
        : size;

    /// <summary>The pause after a transaction.</summary>
    /// <param name="took">For how long it held its locks.</param>
    /// <param name="shortest">The shortest pause.</param>
    public static TimeSpan Rest(TimeSpan took, TimeSpan shortest) => took * RestsEach > shortest ? took * RestsEach : shortest;
}
