namespace Dashboard.Feeds.Building;

/// <summary>Resolves addresses the way a feed means them (RFC 3986).</summary>
internal static class Addresses
{
    private const int Longest = 8192;

    /// <summary>A base is written again with every address that starts from it; a longer one is no base but a burden.</summary>
    private const int LongestBase = 300;

    /// <summary>
    /// A link as its publisher must have meant it: without line ends in it, escaped once only, and with the scheme that a host
    /// written by its name (<c>www.…</c>) goes without.
    /// </summary>
    public static string Mended(string link)
    {
        string plain = link.AsSpan().ContainsAny('\n', '\r', '\t') ? string.Concat(link.Split(['\n', '\r', '\t'])) : link;
        plain = plain.Replace("&amp;", "&", StringComparison.Ordinal);
        return plain.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? "http://" + plain : plain;
    }

    /// <summary>The absolute form of an address; as written where there is nothing to resolve it against.</summary>
    public static string Resolve(string address, Uri? home)
    {
        if (home is null || address.Length > Longest || HasScheme(address))
        {
            return address;
        }

        return Uri.TryCreate(home, address, out Uri? resolved) ? resolved.AbsoluteUri : address;
    }

    /// <summary>The base that an <c>xml:base</c> inside another one makes.</summary>
    public static Uri? Rebase(string written, Uri? home)
    {
        if (written.Length > LongestBase)
        {
            return home;
        }

        if (HasScheme(written))
        {
            return Uri.TryCreate(written, UriKind.Absolute, out Uri? absolute) ? absolute : home;
        }

        return home is not null && Uri.TryCreate(home, written, out Uri? resolved) ? resolved : home;
    }

    /// <summary>Whether the text starts with a scheme; by hand, as Uri takes a path for a file on Unix.</summary>
    public static bool HasScheme(ReadOnlySpan<char> text)
    {
        int colon = text.IndexOf(':');
        if (colon < 1 || !char.IsAsciiLetter(text[0]))
        {
            return false;
        }

        return text[..colon].IndexOfAnyExcept(SchemeCharacters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
}
