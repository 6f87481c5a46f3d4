using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dashboard.Shared.Live;

/// <summary>JSON as everything outside the house reads and writes it: camelCase, UTC, Arabic left readable.</summary>
public static class LiveJson
{
    /// <summary>The one set of options; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Brings other options (HTTP, SignalR) in line with <see cref="Options"/>.</summary>
    /// <param name="options">Options still being set up.</param>
    public static void Apply(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = true;
        // The data never stands inside HTML, and an escaped Arabic letter costs six bytes in place of two.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new UtcMomentConverter());
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
