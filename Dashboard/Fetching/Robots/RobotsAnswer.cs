using System.Globalization;

namespace Dashboard.Fetching.Robots;

/// <summary>What came of asking for a host's robots.txt.</summary>
/// <param name="Rules">What it says; null where it cannot be had, and until it can no page may be fetched.</param>
/// <param name="Kept">How long that holds.</param>
internal sealed record RobotsAnswer(RobotsRules? Rules, TimeSpan Kept)
{
    /// <summary>Longest time a file is believed without asking again (RFC 9309, 2.4).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Shortest, whatever its publisher calls fresh.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    /// <summary>Pause before a file that could not be had is asked for again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private const int FirstServerError = 500;

    /// <summary>Makes sense of a fetch (RFC 9309, 2.3.1): refused or not there, everything is allowed; in trouble, nothing is for now.</summary>
    /// <param name="outcome">How the fetch ended.</param>
    /// <param name="token">Our product token.</param>
    public static RobotsAnswer Of(FetchOutcome outcome, string token) => outcome switch
    {
        FetchOutcome.Fetched fetched => new(RobotsParser.Parse(fetched.Body.Span, token), Within(fetched.MaxAge ?? Longest, Shortest)),
        FetchOutcome.Gone => new(RobotsRules.Silent, Longest),
        FetchOutcome.RateLimited limited => new(null, Within(limited.RetryAfter ?? Pause, Pause)),
        FetchOutcome.Failed failed when IsMissing(failed) => new(RobotsRules.Silent, Longest),
        FetchOutcome.Failed failed => new(null, Within(failed.RetryAfter ?? Pause, Pause)),
        _ => new(null, Pause),
    };

    // Too many redirects count as a file that is not there (2.3.1.2).
    private static bool IsMissing(FetchOutcome.Failed failed) => failed.Code switch
    {
        FailureCode.NotFound or FailureCode.Forbidden or FailureCode.Empty => true,
        FailureCode.TooManyRedirects or FailureCode.RedirectLoop or FailureCode.BadRedirect => true,
        FailureCode.HttpStatus or FailureCode.Challenge => int.TryParse(failed.Arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status < FirstServerError,
        _ => false,
    };

    private static TimeSpan Within(TimeSpan asked, TimeSpan least) => asked < least ? least : asked > Longest ? Longest : asked;
}
