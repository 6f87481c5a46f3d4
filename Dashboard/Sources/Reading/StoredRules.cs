using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Shared.Sources;

namespace Dashboard.Sources.Reading;

/// <summary>The rules of a page as they lie in a source's row: JSON in the names of the API, what is null left out.</summary>
public static class StoredRules
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes rules.</summary>
    /// <param name="rules">The rules.</param>
    public static string Write(SourceRules rules) => JsonSerializer.Serialize(rules, Form);

    /// <summary>Reads what <see cref="Write"/> wrote; null where there is nothing.</summary>
    /// <param name="stored">The row's text.</param>
    /// <exception cref="JsonException">Somebody else wrote it.</exception>
    public static SourceRules? Read(string? stored) => stored is null ? null : JsonSerializer.Deserialize<SourceRules>(stored, Form);
}
