using System.Data.Common;

namespace Dashboard.Storage.Reach;

/// <summary>The database does not answer; what was asked of it was given up, or not asked at all.</summary>
/// <param name="cause">What ended the question; null when none was asked.</param>
public sealed class DatabaseAwayException(Exception? cause) : DbException("The database does not answer.", cause)
{
    /// <summary>It passes: true.</summary>
    public override bool IsTransient => true;
}
