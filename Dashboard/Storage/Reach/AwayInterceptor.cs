using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dashboard.Storage.Reach;

/// <summary>While the database does not answer nobody asks it: jobs and open pages learn it at once too, instead of each waiting its half minute.</summary>
/// <param name="reach">Knows.</param>
internal sealed class AwayInterceptor(DatabaseReach reach) : DbConnectionInterceptor
{
    /// <inheritdoc />
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        reach.IsAway ? throw new DatabaseAwayException(null) : result;

    /// <inheritdoc />
    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        reach.IsAway ? throw new DatabaseAwayException(null) : ValueTask.FromResult(result);
}
