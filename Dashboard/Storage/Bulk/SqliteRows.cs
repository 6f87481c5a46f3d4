using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dashboard.Storage.Bulk;

/// <summary>Writes rows to SQLite with one prepared statement for all of them, its values bound without a parameter object each.</summary>
internal static class SqliteRows
{
    /// <summary>Inserts rows in order; a key that the database numbers is set on each.</summary>
    /// <param name="shape">Their shape.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="connection">The connection, in a transaction that holds the writer: nothing here waits for a lock.</param>
    /// <exception cref="SqliteException">A row was refused; the transaction is to be rolled back.</exception>
    public static void Insert(RowShape shape, IReadOnlyList<object> rows, SqliteConnection connection)
    {
        var columns = shape.Written;
        var names = string.Join(", ", columns.Select(c => c.Name));
        var places = string.Join(", ", Enumerable.Repeat("?", columns.Count));
        var handle = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        Check(raw.sqlite3_prepare_v2(handle, $"INSERT INTO {shape.Table} ({names}) VALUES ({places})", out var statement), handle);
        using (statement)
        {
            using var values = new SqliteValues(statement);
            foreach (var row in rows)
            {
                for (var i = 0; i < columns.Count; i++)
                {
                    Check(values.Bind(i + 1, columns[i].Of(row)), handle);
                }

                Check(raw.sqlite3_step(statement), handle);
                Check(raw.sqlite3_reset(statement), handle);
                if (shape.Generated is not null)
                {
                    shape.SetKey(row, raw.sqlite3_last_insert_rowid(handle));
                }
            }
        }
    }

    private static void Check(int code, sqlite3 handle)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(code, handle);
        }
    }
}
