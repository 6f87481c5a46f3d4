using System.Text.Json;
using Dashboard.Feeds.Command;

namespace Dashboard.Feeds;

/// <summary>
/// The command <c>parse</c>: prints what the feed parser sees in documents, one JSON line each, before any cleaning.
/// Needs neither server nor database.
/// </summary>
public static class ParseCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="args">What follows <c>parse</c>: files, <c>--content-type</c>, <c>--base-url</c>, <c>--manifest</c>, <c>--dates</c>.</param>
    /// <param name="output">Standard output; only the lines go there.</param>
    /// <param name="errors">Where wrong arguments are reported.</param>
    /// <param name="ct">Stops between two documents.</param>
    /// <returns>The exit code: 0 also for documents that are no feeds; 2 for arguments that make no sense.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        if (!ParseArguments.TryRead(args, out ParseArguments arguments, out string fault))
        {
            await errors.WriteLineAsync(fault.AsMemory(), ct);
            return 2;
        }

        foreach (string file in arguments.Files)
        {
            await PrintAsync(new ParseJob(file, file, arguments.ContentType, arguments.BaseUrl), output, ct);
        }

        if (arguments.Manifest is { } manifest)
        {
            await RunManifestAsync(manifest, arguments, output, errors, ct);
        }

        if (arguments.Dates is { } dates)
        {
            await RunDatesAsync(dates, output, errors, ct);
        }

        await output.FlushAsync(ct);
        return 0;
    }

    private static async Task RunManifestAsync(string manifest, ParseArguments arguments, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(manifest)) ?? ".";
        await foreach (JsonElement line in JsonLines.ReadAsync(manifest, errors, ct))
        {
            if (ParseJob.TryRead(line, folder, arguments) is { } job)
            {
                await PrintAsync(job, output, ct);
            }
            else
            {
                await errors.WriteLineAsync($"{manifest}: a line without \"file\" was passed over.".AsMemory(), ct);
            }
        }
    }

    private static async Task RunDatesAsync(string dates, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        await foreach (JsonElement line in JsonLines.ReadAsync(dates, errors, ct))
        {
            await output.WriteLineAsync(ParseLine.OfDate(Building.JsonFields.Text(line, "input")).AsMemory(), ct);
        }
    }

    private static async Task PrintAsync(ParseJob job, TextWriter output, CancellationToken ct)
    {
        string line;
        try
        {
            byte[] body = await File.ReadAllBytesAsync(job.File, ct);
            Uri? home = Uri.TryCreate(job.BaseUrl, UriKind.Absolute, out Uri? parsed) ? parsed : null;
            line = ParseLine.Of(job.Id, FeedParser.Parse(body, job.ContentType, home));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            line = ParseLine.OfUnreadable(job.Id, e.Message);
        }

        await output.WriteLineAsync(line.AsMemory(), ct);
    }
}
