using System.Globalization;

namespace Dashboard.Sources.Opml;

/// <summary>The command <c>export FILE.opml</c>.</summary>
public static class ExportCommand
{
    /// <summary>Writes the sources to a file. An existing file is replaced only once the new one is whole.</summary>
    /// <param name="services">The container, its database ready.</param>
    /// <param name="file">Path of the file.</param>
    /// <param name="output">Where it says how many.</param>
    /// <param name="error">Where it says why it could not.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The exit code: 0, or 1 when the file could not be written.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string file, TextWriter output, TextWriter error, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        var unfinished = file + ".part";
        try
        {
            int count;
            await using (var stream = File.Create(unfinished))
            {
                count = await services.GetRequiredService<SourceExport>().RunAsync(stream, ct);
            }

            File.Move(unfinished, file, overwrite: true);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count} sources written to {file}"));
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await error.WriteLineAsync($"{file}: {fault.Message}");
            return 1;
        }
    }
}
