using System.Text.Json;
using Dashboard.Shared.Live;
using MessagePack;
using MessagePack.Formatters;

namespace Dashboard.Live;

/// <summary>Writes and reads a record in MessagePack with the very keys and values that it has in JSON.</summary>
/// <typeparam name="T">The record.</typeparam>
internal sealed class JsonShapeFormatter<T> : IMessagePackFormatter<T?>
{
    /// <inheritdoc />
    public void Serialize(ref MessagePackWriter writer, T? value, MessagePackSerializerOptions options) =>
        Write(ref writer, JsonSerializer.SerializeToElement(value, LiveJson.Options));

    /// <inheritdoc />
    public T? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        using var json = new StringWriter();
        MessagePackSerializer.ConvertToJson(ref reader, json, options);
        try
        {
            return JsonSerializer.Deserialize<T>(json.ToString(), LiveJson.Options);
        }
        catch (JsonException fault)
        {
            throw new MessagePackSerializationException($"This is no {typeof(T).Name}.", fault);
        }
    }

    private static void Write(ref MessagePackWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteMapHeader(element.GetPropertyCount());
                foreach (var property in element.EnumerateObject())
                {
                    writer.Write(property.Name);
                    Write(ref writer, property.Value);
                }

                break;
            case JsonValueKind.Array:
                writer.WriteArrayHeader(element.GetArrayLength());
                foreach (var item in element.EnumerateArray())
                {
                    Write(ref writer, item);
                }

                break;
            case JsonValueKind.String:
                writer.Write(element.GetString());
                break;
            case JsonValueKind.Number when element.TryGetInt64(out var whole):
                writer.Write(whole);
                break;
            case JsonValueKind.Number:
                writer.Write(element.GetDouble());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.Write(element.GetBoolean());
                break;
            default:
                writer.WriteNil();
                break;
        }
    }
}
