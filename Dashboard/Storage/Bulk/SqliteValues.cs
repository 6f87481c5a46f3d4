using System.Buffers;
using System.Text;
using SQLitePCL;

namespace Dashboard.Storage.Bulk;

/// <summary>Binds values to the places of a SQLite statement, text by way of one buffer that all rows share.</summary>
/// <param name="statement">The statement.</param>
internal sealed class SqliteValues(sqlite3_stmt statement) : IDisposable
{
    private byte[] _text = ArrayPool<byte>.Shared.Rent(4096);

    /// <summary>Binds a value as the provider's own commands would keep it.</summary>
    /// <param name="place">The place, from 1.</param>
    /// <param name="value">What the model's converters made of it; null for NULL.</param>
    /// <returns>SQLite's result code.</returns>
    /// <exception cref="NotSupportedException">A value of a kind that no row has had so far.</exception>
    public int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        // An empty span has no address, which SQLite takes for NULL.
        "" => raw.sqlite3_bind_text(statement, place, ""),
        string text => raw.sqlite3_bind_text(statement, place, Utf8(text)),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        bool yes => raw.sqlite3_bind_int64(statement, place, yes ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        double number => raw.sqlite3_bind_double(statement, place, number),
        Enum name => raw.sqlite3_bind_int64(statement, place, ((IConvertible)name).ToInt64(null)),
        short or byte or ushort or uint or sbyte => raw.sqlite3_bind_int64(statement, place, ((IConvertible)value).ToInt64(null)),
        _ => throw new NotSupportedException($"A row holds a {value.GetType()}, which is not written in bulk."),
    };

    /// <inheritdoc />
    public void Dispose() => ArrayPool<byte>.Shared.Return(_text);

    private ReadOnlySpan<byte> Utf8(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > _text.Length)
        {
            ArrayPool<byte>.Shared.Return(_text);
            _text = ArrayPool<byte>.Shared.Rent(most);
        }

        return _text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text));
    }
}
