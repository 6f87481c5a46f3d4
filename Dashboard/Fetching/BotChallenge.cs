using System.Net;

namespace Dashboard.Fetching;

/// <summary>Recognises pages that want to tell people from programs, so that the reader hears the real reason.</summary>
internal static class BotChallenge
{
    private const int Peeked = 16 * 1024;
    private const int ShortPage = 4 * 1024;

    /// <summary>
    /// Whose challenge an answer without content is, or null. Reads the start of a refusal's body where the headers
    /// do not tell.
    /// </summary>
    public static async ValueTask<string?> RecogniseAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            or HttpStatusCode.MethodNotAllowed or HttpStatusCode.ServiceUnavailable))
        {
            return null;
        }

        if (ByHeaders(response) is { } known)
        {
            return known;
        }

        if (ResponseFacts.Raw(response.Content.Headers, "Content-Type")?.Contains("html", StringComparison.OrdinalIgnoreCase) is not true)
        {
            return null;
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return ByPage(await ResponseBody.PeekAsync(stream, Peeked, cancellationToken));
    }

    /// <summary>
    /// Whose challenge a page is that came as if it were content, or null. Stricter than with a refusal: the scripts of these guards stand in
    /// honest pages too.
    /// </summary>
    public static string? InPage(ReadOnlySpan<byte> page)
    {
        var isShort = page.Length < ShortPage;
        page = page[..Math.Min(page.Length, Peeked)];
        return page.IndexOf("_cf_chl_opt"u8) >= 0 ? "Cloudflare"
            : page.IndexOf("/.within.website/x/cmd/anubis/"u8) >= 0 ? "Anubis"
            : isShort && page.IndexOf("_Incapsula_Resource"u8) >= 0 ? "Imperva"
            : null;
    }

    private static string? ByHeaders(HttpResponseMessage response)
    {
        var headers = response.Headers.NonValidated;
        return headers.Contains("cf-mitigated") ? "Cloudflare"
            : headers.Contains("x-amzn-waf-action") ? "AWS WAF"
            : headers.Contains("x-datadome") ? "DataDome"
            : null;
    }

    private static string? ByPage(ReadOnlySpan<byte> page) =>
        page.IndexOf("/cdn-cgi/challenge-platform/"u8) >= 0 || page.IndexOf("_cf_chl_opt"u8) >= 0 ? "Cloudflare"
        : page.IndexOf("/.well-known/ddos-guard/"u8) >= 0 ? "DDoS-Guard"
        : page.IndexOf("_Incapsula_Resource"u8) >= 0 ? "Imperva"
        : page.IndexOf("/.within.website/x/cmd/anubis/"u8) >= 0 ? "Anubis"
        : null;
}
