using System.Text.Json;
using Dashboard.Feeds.Building;

namespace Dashboard.Feeds.Command;

/// <summary>One document to print.</summary>
/// <param name="Id">What its line is called.</param>
/// <param name="File">Where it lies.</param>
/// <param name="ContentType">The response header it came with.</param>
/// <param name="BaseUrl">The address it came from.</param>
internal sealed record ParseJob(string Id, string File, string? ContentType, string? BaseUrl)
{
    /// <summary>Reads a line of a manifest; null where it names no file.</summary>
    /// <param name="line">An object with <c>file</c>, and perhaps <c>id</c>, <c>http_content_type</c>, <c>base_url</c>.</param>
    /// <param name="folder">The manifest's folder, which files are relative to.</param>
    /// <param name="defaults">What the command line says where the line says nothing.</param>
    public static ParseJob? TryRead(JsonElement line, string folder, ParseArguments defaults) =>
        JsonFields.Text(line, "file") is { Length: > 0 } file
            ? new ParseJob(
                JsonFields.Text(line, "id") ?? file,
                Path.Combine(folder, file),
                JsonFields.Text(line, "http_content_type") ?? defaults.ContentType,
                JsonFields.Text(line, "base_url") ?? defaults.BaseUrl)
            : null;
}
