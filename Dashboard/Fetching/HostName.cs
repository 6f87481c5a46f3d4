using System.Buffers;
using System.Globalization;
using System.Net;

namespace Dashboard.Fetching;

/// <summary>Host names as they are compared: lower-case ASCII, no final dot.</summary>
internal static class HostName
{
    private const int MaxLength = 253;
    private const int MaxLabel = 63;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = false };

    /// <summary>The name in lower-case ASCII (RFC 5891), or null when no DNS name can look like it.</summary>
    public static string? ToAscii(string host)
    {
        var name = host.EndsWith('.') ? host[..^1] : host;
        if (name.Length is 0 or > MaxLength)
        {
            return null;
        }

        try
        {
            name = Idn.GetAscii(name).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }

        return name.Length <= MaxLength && name.Split('.').All(IsLabel) && !IsBrokenAddress(name) ? name : null;
    }

    // No top-level domain is a number: 256.0.0.1 is an address gone wrong, and no resolver need be asked about it (WHATWG URL, "ends in a number").
    private static bool IsBrokenAddress(string name)
    {
        var last = name.AsSpan(name.LastIndexOf('.') + 1);
        var isNumber = !last.ContainsAnyExceptInRange('0', '9') || (last.StartsWith("0x") && !last[2..].ContainsAnyExcept(HexDigits));
        return isNumber && !TryAddress(name, out _);
    }

    /// <summary>Names that mean this machine whatever a resolver says, RFC 6761, 6.3.</summary>
    public static bool IsLocalhost(string name) =>
        name is "localhost" or "localhost.localdomain" or "ip6-localhost" or "ip6-loopback"
        || name.EndsWith(".localhost", StringComparison.Ordinal);

    /// <summary>Reads an address in any spelling a resolver would take: dotted, decimal, hexadecimal, octal, short, bracketed.</summary>
    public static bool TryAddress(string host, out IPAddress address)
    {
        var read = IPAddress.TryParse(host.AsSpan().TrimEnd('.'), out var parsed);
        address = parsed ?? IPAddress.None;
        return read;
    }

    // Underscores are no host name by RFC 952, yet real publishers have them.
    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabel && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
