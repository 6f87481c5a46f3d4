using System.Globalization;
using System.Net.Http.Headers;

namespace Dashboard.Fetching;

/// <summary>Reads the headers a poll lives by, without the cost of parsing all the others.</summary>
internal static class ResponseFacts
{
    private const int LongestValidator = 1024;

    // RFC 9110, 5.6.7: the form of today and the two that must still be understood.
    private static readonly string[] DateFormats =
    [
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
        "dddd, dd-MMM-yy HH:mm:ss 'GMT'",
        "ddd MMM d HH:mm:ss yyyy",
    ];

    /// <summary>The header exactly as received, or null.</summary>
    public static string? Raw(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    /// <summary>A header that is sent back with the next request; one that makes that request too long for a server is none.</summary>
    public static string? Validator(HttpHeaders headers, string name) => Raw(headers, name) is { Length: <= LongestValidator } value ? value : null;

    /// <summary>How long from now the host wants to be left alone (RFC 9110, 10.2.3); null when it does not say.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) =>
        Raw(response.Headers, "Retry-After") is not { } text ? null
        : Seconds(text) ?? (Date(text) is { } date ? NotNegative(date - now) : null);

    /// <summary>
    /// How long the answer stays fresh from now on: Cache-Control max-age, else Expires, less Age (RFC 9111, 4.2).
    /// Null when the publisher says nothing.
    /// </summary>
    public static TimeSpan? MaxAge(HttpResponseMessage response, DateTimeOffset now)
    {
        var lifetime = Directive(Raw(response.Headers, "Cache-Control")) ?? Expiry(response, now);
        var age = Raw(response.Headers, "Age") is { } text ? Seconds(text) : null;
        return lifetime is null ? null : NotNegative(lifetime.Value - (age ?? TimeSpan.Zero));
    }

    private static TimeSpan? Directive(ReadOnlySpan<char> cacheControl)
    {
        const string Name = "max-age=";
        foreach (var range in cacheControl.Split(','))
        {
            var directive = cacheControl[range].Trim();
            if (directive.StartsWith(Name, StringComparison.OrdinalIgnoreCase))
            {
                return Seconds(directive[Name.Length..].Trim('"'));
            }
        }

        return null;
    }

    // RFC 9111, 5.3: an unreadable date, "0" above all, is a time in the past.
    private static TimeSpan? Expiry(HttpResponseMessage response, DateTimeOffset now) =>
        Raw(response.Content.Headers, "Expires") is not { } text ? null
        : Date(text) is not { } expires ? TimeSpan.Zero
        : expires - ((Raw(response.Headers, "Date") is { } sent ? Date(sent) : null) ?? now);

    /// <summary>Delta seconds (RFC 9111, 1.2.2); more than fits counts as 2^31.</summary>
    private static TimeSpan? Seconds(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty || text.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        return TimeSpan.FromSeconds(long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Math.Min(seconds, 1L << 31)
            : 1L << 31);
    }

    private static DateTimeOffset? Date(string text) => DateTimeOffset.TryParseExact(
        text,
        DateFormats,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal,
        out var date)
        ? date
        : null;

    private static TimeSpan NotNegative(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span;
}
