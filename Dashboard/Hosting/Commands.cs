using System.Text;
using Dashboard.Feeds;

namespace Dashboard.Hosting;

/// <summary>The commands that run without a server.</summary>
internal static class Commands
{
    /// <summary>Runs the command that the arguments name and answers its exit code; null when they ask for the server.</summary>
    public static async Task<int?> TryRunAsync(string[] args)
    {
        if (args is not ["parse", .. var rest])
        {
            return null;
        }

#pragma warning disable RS0030 // Hosting is the one room that speaks to the terminal.
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return await ParseCommand.RunAsync(rest, output, Console.Error, CancellationToken.None);
#pragma warning restore RS0030
    }

    /// <summary>Says why the server does not start, and answers the exit code.</summary>
    public static async Task<int> RefuseAsync(StartRefusedException refusal)
    {
#pragma warning disable RS0030 // Hosting is the one room that speaks to the terminal.
        await Console.Error.WriteLineAsync(refusal.Message);
#pragma warning restore RS0030
        return 1;
    }
}
