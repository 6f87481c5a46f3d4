using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Dashboard.Live;

/// <summary>
/// A JSON value that is passed on as it is, in UTF-8 and on one line: a line break between its tokens would end an event stream's
/// data line, so a value that comes with one is written anew. Bytes that are no UTF-8 are refused: a reader of strings alone would not see them.
/// </summary>
internal sealed class OneLineJson : JsonConverter<ReadOnlyMemory<byte>>
{
    /// <inheritdoc />
    public override ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        var bytes = JsonMarshal.GetRawUtf8Value(value.RootElement);
        if (!Utf8.IsValid(bytes))
        {
            throw new JsonException("The value is no UTF-8.");
        }

        return bytes.IndexOfAny((byte)'\n', (byte)'\r') < 0 ? bytes.ToArray() : JsonSerializer.SerializeToUtf8Bytes(value.RootElement, options);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        // It was made by the same serialiser.
        writer.WriteRawValue(value.Span, skipInputValidation: true);
    }
}
