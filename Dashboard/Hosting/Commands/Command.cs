using Dashboard.Feeds;
using Dashboard.Sources.Opml;
using Dashboard.Storage;

namespace Dashboard.Hosting.Commands;

/// <summary>The commands that run without a server.</summary>
internal static class Command
{
    private const int Misunderstood = 2;

    private const string Usage = """
        Dashboard, a newsroom. Without a command it serves.

          dotnet Dashboard.dll [--key value …]              the server
          dotnet Dashboard.dll --demo                       everything in one process, with a simulated newswire
          dotnet Dashboard.dll import FILE.opml             adds the sources of an OPML file
          dotnet Dashboard.dll export FILE.opml             writes the sources to an OPML file
          dotnet Dashboard.dll restored [--above N]         after a backup was put back, before any node starts: lifts counters and row numbers
          dotnet Dashboard.dll parse FILE… [--content-type T] [--base-url U]
          dotnet Dashboard.dll parse --manifest FILE.jsonl  what the feed parser sees, a JSON line a document

        Keys are those of appsettings.json (--Urls http://localhost:5080, --DataDirectory PATH); environment variables write Key__Sub.
        """;

    /// <summary>Runs the command that the line names.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="furnish">Registers the rooms.</param>
    /// <param name="terminal">Where it answers.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Invocation line, Action<WebApplicationBuilder, DataDirectory> furnish, Terminal terminal)
    {
        switch (line)
        {
            case { Command: Invocation.Parse }:
                return await ParseCommand.RunAsync([.. line.Operands], terminal.Output, terminal.Error, CancellationToken.None);
            case { AsksForHelp: true }:
                await terminal.Output.WriteLineAsync(Usage);
                return 0;
            case { Command: "import", Operands: [var file] }:
                return await WithRoomsAsync(line, furnish, services => ImportCommand.RunAsync(services, Path.GetFullPath(file), terminal.Output, terminal.Error));
            case { Command: "export", Operands: [var file] }:
                return await WithRoomsAsync(line, furnish, services => ExportCommand.RunAsync(services, Path.GetFullPath(file), terminal.Output, terminal.Error));
            case { Command: "restored", Operands: [] }:
                return await WithRoomsAsync(line, furnish, services => RestoredCommand.RunAsync(services, line.Option("--above"), terminal));
            default:
                await terminal.Error.WriteLineAsync(line.Command switch
                {
                    "import" or "export" => $"{line.Command} takes one file: {line.Command} FILE.opml",
                    "restored" => "restored takes no file: restored [--above N]",
                    _ => $"\"{line.Command}\" is no command; there are import, export, restored and parse, and --help explains them.",
                });
                return Misunderstood;
        }
    }

    // The server's own configuration and rooms, but nothing of it is started: the command may run beside it.
    private static async Task<int> WithRoomsAsync(
        Invocation line, Action<WebApplicationBuilder, DataDirectory> furnish, Func<IServiceProvider, Task<int>> act)
    {
        var builder = ContentRoot.CreateBuilder(line.Options);
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).AddFilter(level => level >= LogLevel.Warning);
        await using var app = builder.BuildChecked(furnish);
        await app.Services.GetRequiredService<Foundation>().StartForCommandAsync(CancellationToken.None);
        return await act(app.Services);
    }
}
