using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Dashboard.Feeds.Command;

/// <summary>Reads files that hold one JSON value a line.</summary>
internal static class JsonLines
{
    /// <summary>The values; lines that are none, and a file that cannot be read, are reported and passed over.</summary>
    public static async IAsyncEnumerable<JsonElement> ReadAsync(string file, TextWriter errors, [EnumeratorCancellation] CancellationToken ct)
    {
        string[] lines = [];
        try
        {
            lines = await File.ReadAllLinesAsync(file, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await errors.WriteLineAsync(e.Message.AsMemory(), ct);
        }

        for (int i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                continue;
            }

            if (TryRead(lines[i]) is { } value)
            {
                yield return value;
            }
            else
            {
                await errors.WriteLineAsync($"{file}:{i + 1}: not JSON, passed over.".AsMemory(), ct);
            }
        }
    }

    private static JsonElement? TryRead(string line)
    {
        try
        {
            return JsonElement.Parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
