using Microsoft.Data.Sqlite;

namespace Dashboard.Storage.Bulk;

/// <summary>Notes polls that brought nothing, on SQLite.</summary>
internal static class SqliteTouches
{
    private const string Sql = """
        UPDATE "Sources" SET "LastRunAt" = $at, "LastSuccessAt" = $at, "NextRunAt" = $next, "ETag" = $tag, "LastModified" = $modified, "QuietRuns" = "QuietRuns" + 1
        WHERE "Id" = $id AND "Version" = $version AND "LastRunAt" IS $before AND "State" = $active AND "FailureCode" IS NULL
        """;

    /// <summary>Notes them, each on its row unless that was changed meanwhile.</summary>
    /// <param name="touches">The polls.</param>
    /// <param name="connection">The connection, open.</param>
    /// <param name="transaction">The transaction they belong to.</param>
    /// <returns>The sources that were noted.</returns>
    public static IReadOnlySet<int> Write(IReadOnlyList<SourceTouch> touches, SqliteConnection connection, SqliteTransaction? transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Sql;
        var (id, version, before) = (Place(command, "$id"), Place(command, "$version"), Place(command, "$before"));
        var (at, next, tag, modified) = (Place(command, "$at"), Place(command, "$next"), Place(command, "$tag"), Place(command, "$modified"));
        Place(command, "$active").Value = (int)SourceState.Active;
        command.Prepare();
        var noted = new HashSet<int>(touches.Count);
        foreach (var touch in touches)
        {
            id.Value = touch.SourceId;
            version.Value = touch.Version;
            before.Value = Milliseconds(touch.Before);
            at.Value = Milliseconds(touch.RunAt);
            next.Value = Milliseconds(touch.NextRunAt);
            tag.Value = touch.ETag ?? (object)DBNull.Value;
            modified.Value = touch.LastModified ?? (object)DBNull.Value;
            if (command.ExecuteNonQuery() == 1)
            {
                noted.Add(touch.SourceId);
            }
        }

        return noted;
    }

    private static SqliteParameter Place(SqliteCommand command, string name) => command.Parameters.AddWithValue(name, DBNull.Value);

    private static object Milliseconds(DateTimeOffset? moment) => moment is { } given ? given.ToUnixTimeMilliseconds() : DBNull.Value;
}
