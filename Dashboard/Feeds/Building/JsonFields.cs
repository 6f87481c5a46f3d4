using System.Text.Json;

namespace Dashboard.Feeds.Building;

/// <summary>Reads values of a JSON object without minding their type.</summary>
internal static class JsonFields
{
    /// <summary>The text of a property; numbers as written; null for anything else.</summary>
    public static string? Text(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out JsonElement value) ? Text(value) : null;

    /// <summary>The text of a value; numbers as written; null for anything else.</summary>
    public static string? Text(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                return value.GetRawText();
            case JsonValueKind.String:
                return Decoding.StrayControls.Without(HalfPairs.Read(value));

            default:
                return null;
        }
    }

    /// <summary>A whole number.</summary>
    public static long? Whole(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out JsonElement value)
        && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : null;

    /// <summary>The elements of an array; an object in its place counts as the only one.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement element, string key) =>
        element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(key, out JsonElement value) ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray()
        : value.ValueKind == JsonValueKind.Object ? [value]
        : [];
}
