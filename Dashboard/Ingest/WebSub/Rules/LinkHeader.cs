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
            var end = EndOfLink(rest);
            if (HasRelation(rest[..end], relation) && Uri.TryCreate(address, target.ToString(), out var found))
            {
                return found.IsAbsoluteUri && found.OriginalString == target.ToString() ? found.OriginalString : found.AbsoluteUri;
            }

            rest = rest[end..];
        }

        return null;
    }

    // The comma before the next link; one between quotes belongs to a parameter.
    private static int EndOfLink(ReadOnlySpan<char> text)
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
                case ',' when !isQuoted:
                    return i;
            }
        }

        return text.Length;
    }

    // Only the first rel parameter counts; it may hold several relations.
    private static bool HasRelation(ReadOnlySpan<char> parameters, string relation)
    {
        foreach (var range in parameters.Split(';'))
        {
            var parameter = parameters[range].Trim();
            var equals = parameter.IndexOf('=');
            if (equals < 0 || !parameter[..equals].TrimEnd().Equals("rel", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var value = parameter[(equals + 1)..].Trim().Trim('"');
            foreach (var word in value.Split(' '))
            {
                if (value[word].Equals(relation, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }

        return false;
    }
}
