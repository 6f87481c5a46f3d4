using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dashboard.Storage.Bulk;

/// <summary>Writes rows to SQLite with one prepared statement for all of them.</summary>
internal static class SqliteRows
{
    /// <summary>Inserts rows in order; a key that the database numbers is set on each.</summary>
    /// <param name="shape">Their shape.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="connection">The connection, open.</param>
    /// <param name="transaction">The transaction they belong to.</param>
    public static void Insert(RowShape shape, IReadOnlyList<object> rows, SqliteConnection connection, SqliteTransaction? transaction)
    {
        var columns = shape.Written;
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var names = string.Join(", ", columns.Select(c => c.Name));
        var places = string.Join(", ", Enumerable.Range(0, columns.Count).Select(Place));
        command.CommandText = $"INSERT INTO {shape.Table} ({names}) VALUES ({places})";
        var parameters = new SqliteParameter[columns.Count];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = command.Parameters.AddWithValue(Place(i), DBNull.Value);
        }

        command.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = columns[i].Of(row) ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
            if (shape.Generated is not null)
            {
                shape.SetKey(row, raw.sqlite3_last_insert_rowid(connection.Handle));
            }
        }
    }

    private static string Place(int i) => string.Create(CultureInfo.InvariantCulture, $"$p{i}");
}
