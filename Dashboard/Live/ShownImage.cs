using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Shared.Live;

namespace Dashboard.Live;

/// <summary>A picture in the data of headline events, found by its name without reading the JSON of every one.</summary>
/// <param name="imageId">The picture's name outside.</param>
internal sealed class ShownImage(string imageId)
{
    private readonly byte[] _name = Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(imageId)}\"");

    /// <summary>Whether a headline's data shows it.</summary>
    /// <param name="data">JSON in UTF-8.</param>
    public bool IsIn(ReadOnlySpan<byte> data) => data.IndexOf(_name) >= 0;

    /// <summary>A headline's data without its picture.</summary>
    /// <param name="data">JSON in UTF-8.</param>
    public static byte[] TakenFrom(ReadOnlySpan<byte> data)
    {
        var headline = JsonSerializer.Deserialize<JsonObject>(data, LiveJson.Options) ?? throw new JsonException("The data is no object.");
        headline["image"] = null;
        return JsonSerializer.SerializeToUtf8Bytes(headline, LiveJson.Options);
    }
}
