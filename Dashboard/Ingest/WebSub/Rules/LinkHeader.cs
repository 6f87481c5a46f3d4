namespace Dashboard.Ingest.WebSub.Rules;

/// <summary>Reads the Link header (RFC 8288) as far as WebSub needs it. Pure; what cannot be read is passed over.</summary>
public static class LinkHeader
{
    private const int Longest = 16 * 1024;
    private const int MostTargets = 8;

    /// <summary>The first target of a relation, absolute; null where there is none.</summary>
    /// <param name="header">The header as received, several joined by commas; null where none came.</param>
    /// <param name="relation">The relation, in lower case.</param>
    /// <param name="address">Relative targets start here.</param>
    public static string? Find(string? header, string relation, Uri address) => Targets(header, relation, address, most: 1) is [var first] ? first : null;

    /// <summary>The first eight targets of a relation, absolute, each once, in order.</summary>
    /// <param name="header">The header as received, several joined by commas; null where none came.</param>
    /// <param name="relation">The relation, in lower case.</param>
    /// <param name="address">Relative targets start here.</param>
    public static IReadOnlyList<string> FindAll(string? header, string relation, Uri address) => Targets(header, relation, address, MostTargets);

    private static List<string> Targets(string? header, string relation, Uri address, int most)
    {
        ArgumentNullException.ThrowIfNull(relation);
        ArgumentNullException.ThrowIfNull(address);
        List<string> targets = [];
        var rest = header.AsSpan(0, Math.Min(header?.Length ?? 0, Longest));
        while (targets.Count < most && rest.IndexOf('<') is var open and >= 0 && rest[(open + 1)..].IndexOf('>') is var length and >= 0)
        {
            var target = rest.Slice(open + 1, length).Trim();
            rest = rest[(open + length + 2)..];
            var end = EndOf(rest, ',');
            if (HasRelation(rest[..end], relation) && Uri.TryCreate(address, target.ToString(), out var found))
            {
                var name = found.OriginalString == target.ToString() ? found.OriginalString : found.AbsoluteUri;
                if (!targets.Contains(name))
                {
                    targets.Add(name);
                }
            }

            rest = rest[end..];
        }

        return targets;
    }

    // Where the next one begins; what stands between quotes belongs to a value.
    private static int EndOf(ReadOnlySpan<char> text, char separator)
    {
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when isQuoted:
                    i++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case var other when other == separator && !isQuoted:
                    return i;
            }
        }

        return text.Length;
    }

    // Only the first rel parameter counts; it may hold several relations.
    private static bool HasRelation(ReadOnlySpan<char> parameters, string relation)
    {
        while (!parameters.IsEmpty)
        {
            var end = EndOf(parameters, ';');
            var parameter = parameters[..end].Trim();
            parameters = parameters[Math.Min(end + 1, parameters.Length)..];
            var equals = parameter.IndexOf('=');
            if (equals >= 0 && parameter[..equals].TrimEnd().Equals("rel", StringComparison.OrdinalIgnoreCase))
            {
                return HoldsWord(parameter[(equals + 1)..].Trim().Trim('"'), relation);
            }
        }

        return false;
    }

    private static bool HoldsWord(ReadOnlySpan<char> words, string word)
    {
        foreach (var range in words.Split(' '))
        {
            if (words[range].Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
