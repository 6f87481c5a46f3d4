namespace Dashboard.Hosting.Commands;

/// <summary>What stands on the command line: perhaps a command with its operands, and options, which are configuration.</summary>
/// <param name="Command">The command; null for the server.</param>
/// <param name="Operands">What the command is given.</param>
/// <param name="Options">Everything else, for the configuration.</param>
/// <param name="AsksForHelp">Whether <c>--help</c> is among it.</param>
internal sealed record Invocation(string? Command, IReadOnlyList<string> Operands, string[] Options, bool AsksForHelp)
{
    /// <summary>The command whose arguments are all its own.</summary>
    public const string Parse = "parse";

    private static readonly string[] Help = ["--help", "-h", "-?"];

    /// <summary>Reads it. <c>--key value</c>, <c>--key=value</c> and <c>key=value</c> are options; words are the command and its operands.</summary>
    /// <param name="args">The arguments.</param>
    public static Invocation Read(string[] args)
    {
        if (args is [Parse, .. var rest])
        {
            return new(Parse, rest, [], AsksForHelp: false);
        }

        var (words, options) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            if (!IsOption(args[i], isFirst: words.Count == 0))
            {
                words.Add(args[i]);
                continue;
            }

            options.Add(args[i]);
            if (TakesValue(args[i]) && i + 1 < args.Length)
            {
                options.Add(args[++i]);
            }
        }

        return new(words.FirstOrDefault(), [.. words.Skip(1)], [.. options], options.Exists(option => Help.Contains(option, StringComparer.Ordinal)));
    }

    /// <summary>What an option says that belongs to the command: <c>--name value</c> or <c>--name=value</c>; null where it is not given.</summary>
    /// <param name="name">The option, dashes included.</param>
    public string? Option(string name)
    {
        var at = Array.FindLastIndex(Options, o => o == name || o.StartsWith(name + "=", StringComparison.Ordinal));
        return at < 0 ? null : Options[at] == name ? Options.ElementAtOrDefault(at + 1) ?? "" : Options[at][(name.Length + 1)..];
    }

    // After the command a word with a slash or an equals sign is a file.
    private static bool IsOption(string argument, bool isFirst) =>
        argument.StartsWith('-') || (isFirst && (argument.StartsWith('/') || argument.Contains('=', StringComparison.Ordinal)));

    private static bool TakesValue(string option) => !option.Contains('=', StringComparison.Ordinal) && !Help.Contains(option, StringComparer.Ordinal);
}
