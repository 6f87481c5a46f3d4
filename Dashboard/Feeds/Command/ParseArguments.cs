namespace Dashboard.Feeds.Command;

/// <summary>The arguments of the command <c>parse</c>.</summary>
/// <param name="Files">Documents named on the command line.</param>
/// <param name="ContentType">The response header to assume.</param>
/// <param name="BaseUrl">The address to assume the documents came from.</param>
/// <param name="Manifest">A file of lines that name documents.</param>
/// <param name="Dates">A file of lines that hold dates.</param>
internal sealed record ParseArguments(IReadOnlyList<string> Files, string? ContentType, string? BaseUrl, string? Manifest, string? Dates)
{
    private const string Usage = "parse FILE… [--content-type T] [--base-url U], parse --manifest FILE.jsonl, or parse --dates FILE.jsonl";

    /// <summary>Reads the arguments.</summary>
    /// <returns>False with a sentence where they make no sense.</returns>
    public static bool TryRead(IReadOnlyList<string> args, out ParseArguments arguments, out string fault)
    {
        var files = new List<string>();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        arguments = new ParseArguments(files, null, null, null, null);
        fault = "";
        for (int i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                files.Add(args[i]);
                continue;
            }

            int equals = args[i].IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? args[i] : args[i][..equals];
            if (name is not ("--content-type" or "--base-url" or "--manifest" or "--dates") || (equals < 0 && i + 1 == args.Count))
            {
                fault = $"{args[i]}: unknown, or without its value. Use: {Usage}";
                return false;
            }

            options[name] = equals < 0 ? args[++i] : args[i][(equals + 1)..];
        }

        arguments = new ParseArguments(
            files, Option("--content-type"), Option("--base-url"), Option("--manifest"), Option("--dates"));
        fault = files.Count == 0 && arguments.Manifest is null && arguments.Dates is null ? $"Nothing to parse. Use: {Usage}" : "";
        return fault.Length == 0;

        string? Option(string name) => options.GetValueOrDefault(name);
    }
}
