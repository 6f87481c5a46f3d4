using System.Globalization;
using Npgsql;

namespace Dashboard.Storage.Bulk;

/// <summary>Writes rows to PostgreSQL in one statement for all of them: an array a column.</summary>
internal static class PostgresRows
{
    /// <summary>Inserts rows; a key that the database numbers is set on each first.</summary>
    /// <param name="shape">Their shape.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="connection">The connection, open, with the transaction they belong to.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task InsertAsync(RowShape shape, IReadOnlyList<object> rows, NpgsqlConnection connection, CancellationToken ct)
    {
        if (shape.Generated is not null)
        {
            await NumberAsync(shape, rows, connection, ct);
        }

        await using var command = connection.CreateCommand();
        var names = string.Join(", ", shape.Columns.Select(c => c.Name));
        var arrays = string.Join(", ", shape.Columns.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}::{c.Mapping.StoreTypeNameBase}[]")));
        command.CommandText = $"INSERT INTO {shape.Table} ({names}) SELECT * FROM unnest({arrays})";
        foreach (var column in shape.Columns)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = Values(column, rows) });
        }

        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task NumberAsync(RowShape shape, IReadOnlyList<object> rows, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT nextval(pg_get_serial_sequence($1, $2)) FROM generate_series(1, $3)";
        command.Parameters.Add(new NpgsqlParameter { Value = shape.Table });
        command.Parameters.Add(new NpgsqlParameter { Value = shape.Generated!.Name });
        command.Parameters.Add(new NpgsqlParameter { Value = rows.Count });
        await using var numbers = await command.ExecuteReaderAsync(ct);
        foreach (var row in rows)
        {
            await numbers.ReadAsync(ct);
            shape.SetKey(row, numbers.GetInt64(0));
        }
    }

    private static Array Values(RowColumn column, IReadOnlyList<object> rows)
    {
        var type = column.StoreType.IsValueType ? typeof(Nullable<>).MakeGenericType(column.StoreType) : column.StoreType;
        var values = Array.CreateInstance(type, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            values.SetValue(column.Of(rows[i]), i);
        }

        return values;
    }
}
