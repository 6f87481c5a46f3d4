namespace Dashboard.Fetching;

/// <summary>Why a fetch failed; stable codes, said in the reader's language elsewhere. Arguments are culture-free.</summary>
public static class FailureCode
{
    /// <summary>The host's name has no address. Argument: host.</summary>
    public const string Dns = "dns";

    /// <summary>No connection came about. Arguments: host, port.</summary>
    public const string Connect = "connect";

    /// <summary>The address is private, local or reserved and not allowed; nothing was connected to. Argument: host.</summary>
    public const string RefusedAddress = "refused-address";

    /// <summary>No secure connection: certificate or protocol. Argument: host.</summary>
    public const string Tls = "tls";

    /// <summary>It took too long. Argument: the limit in seconds.</summary>
    public const string Timeout = "timeout";

    /// <summary>The body is larger than allowed. Argument: the limit in bytes.</summary>
    public const string TooLarge = "too-large";

    /// <summary>More redirects than allowed. Argument: the limit.</summary>
    public const string TooManyRedirects = "too-many-redirects";

    /// <summary>A redirect led to an address already visited. Argument: the address.</summary>
    public const string RedirectLoop = "redirect-loop";

    /// <summary>A redirect without a usable target. Argument: the target as sent, may be empty.</summary>
    public const string BadRedirect = "bad-redirect";

    /// <summary>An answer that is neither content nor one of the other classes. Argument: the status code.</summary>
    public const string HttpStatus = "http-status";

    /// <summary>404: nothing is at the address. Argument: the status code.</summary>
    public const string NotFound = "not-found";

    /// <summary>5xx: the server is in trouble. Argument: the status code.</summary>
    public const string ServerError = "server-error";

    /// <summary>401 or 403. Argument: the status code.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>A page meant to tell people from programs. Arguments: the status code, whose page it is.</summary>
    public const string Challenge = "challenge";

    /// <summary>Success without a single byte of body. Argument: the status code.</summary>
    public const string Empty = "empty";

    /// <summary>The answer is not HTTP or its compression is broken. Argument: host.</summary>
    public const string Protocol = "protocol";

    /// <summary>The connection ended before the answer did. Argument: host.</summary>
    public const string CutShort = "cut-short";

    /// <summary>The host's robots.txt asks programs not to fetch the page; nothing was fetched. Argument: host.</summary>
    public const string Robots = "robots";

    /// <summary>The host's robots.txt cannot be had, and until it can no page of the host is fetched (RFC 9309, 2.3.1.4). Argument: host.</summary>
    public const string RobotsUnreachable = "robots-unreachable";

    /// <summary>Our own fault; the log says more. Argument: host.</summary>
    public const string Internal = "internal";
}
