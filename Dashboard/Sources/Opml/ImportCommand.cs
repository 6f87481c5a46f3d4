using System.Globalization;
using Dashboard.Accounts;
using Dashboard.Live;

namespace Dashboard.Sources.Opml;

/// <summary>The command <c>import FILE.opml</c>. Everything goes through the database, so it works beside a running server.</summary>
public static class ImportCommand
{
    /// <summary>Adds the sources of a file and says what became of each.</summary>
    /// <param name="services">The container, its database ready.</param>
    /// <param name="file">Path of the file.</param>
    /// <param name="output">Where it says so.</param>
    /// <param name="error">Where it says why the file could not be read.</param>
    /// <param name="ct">Stops it between two sources.</param>
    /// <returns>The exit code: 0, or 1 when the file could not be read.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string file, TextWriter output, TextWriter error, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        ImportReport report;
        try
        {
            await using var stream = File.OpenRead(file);
            report = await services.GetRequiredService<SourceImport>().RunAsync(stream, Actor.System, ct);
            await services.GetRequiredService<LivePublisher>().SettleAsync();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await error.WriteLineAsync($"{file}: {fault.Message}");
            return 1;
        }

        if (report.Fault is { } unreadable)
        {
            await error.WriteLineAsync($"{file}: {SourceSentences.Of(unreadable, CultureInfo.CurrentUICulture)}");
            // A list without a source was read; there is only nothing in it.
            return unreadable.Code == SourceFaultCode.OpmlEmpty ? 0 : 1;
        }

        await PrintAsync(report, output);
        return 0;
    }

    private static async Task PrintAsync(ImportReport report, TextWriter output)
    {
        foreach (var source in report.Added)
        {
            await output.WriteLineAsync($"added          {source.Url}  {source.Name}");
        }

        foreach (var source in report.AlreadyThere)
        {
            await output.WriteLineAsync($"already there  {source.Url}  {source.Name}");
        }

        foreach (var rejection in report.Rejected)
        {
            await output.WriteLineAsync($"rejected       {rejection.Entry.XmlUrl}  {SourceSentences.Of(rejection.Fault, CultureInfo.CurrentUICulture)}");
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{report.Added.Count} added, {report.AlreadyThere.Count} already there, {report.Rejected.Count} rejected"));
    }
}
