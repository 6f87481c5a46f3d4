using System.Globalization;

namespace Dashboard.Accounts;

/// <summary>How a response says that it is too early to try again.</summary>
internal static class SignInRefusal
{
    /// <summary>429 with Retry-After (RFC 6585 §4).</summary>
    public static void RefuseAttempt(this HttpContext context, TimeSpan wait)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.RetryAfter(wait);
    }

    /// <summary>Retry-After in whole seconds, at least one (RFC 9110 §10.2.3).</summary>
    public static void RetryAfter(this HttpContext context, TimeSpan wait) =>
        context.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
