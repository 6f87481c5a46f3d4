using System.Text;

namespace Dashboard.Hosting;

/// <summary>Where the person who started the program reads it. Logs never come here; secrets that are meant for that person do.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error)
{
    /// <summary>The process's own, in UTF-8 whatever the locale says.</summary>
    public static Terminal Open()
    {
#pragma warning disable RS0030 // The one place that speaks to the terminal.
        return new(Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()));
#pragma warning restore RS0030
    }

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
}
