namespace Dashboard.Ingest.WebSub.Rules;

/// <summary>Reads the Link header (RFC 8288) as far as WebSub needs it. Pure; what cannot be read is passed over.</summary>
public static class LinkHeader
{
    private const int Longest = 16 * 1024;

    /// <summary>The first target of a relation, absolute; null where there is none.</summary>
    /// <param name="header">The header as received, several joined by commas; null where none came.</param>
    /// <param name="relation">The relation, in lower case.</param>
    /// <param name="address">Relative targets start here.</param>
    public static string? Find(string? header, string relation, Uri address)
    {
        ArgumentNullException.ThrowIfNull(relation);
        ArgumentNullException.ThrowIfNull(address);
        var rest = header.AsSpan(0, Math.Min(header?.Length ?? 0, Longest));
        while (rest.IndexOf('<') is var open and >= 0 && rest[(open + 1)..].IndexOf('>') is var length and >= 0)
        {
            var target = rest.Slice(open + 1, length).Trim();
            rest = rest[(open + length + 2)..];
            var end = EndOf(rest, ',');
            if (HasRelation(rest[..end], relation) && Uri.TryCreate(address, target.ToString(), out var found))
            {
                return found.IsAbsoluteUri && found.OriginalString == target.ToString() ? found.OriginalString : found.AbsoluteUri;
            }

            rest = rest[end..];
        }

        return null;
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
