using Dashboard.Shell;
using Dashboard.Storage.Reach;

namespace Dashboard.Site;

/// <summary>Shows staff pages what the storage knows of the database.</summary>
/// <param name="reach">Knows.</param>
internal sealed class DatabaseFace(DatabaseReach reach) : IDatabaseFace
{
    /// <inheritdoc />
    public event EventHandler? Changed
    {
        add => reach.Changed += value;
        remove => reach.Changed -= value;
    }

    /// <inheritdoc />
    public bool IsAway => reach.IsAway;
}
