namespace Dashboard.Shell;

/// <summary>Remembers whether a reader wants pages light or dark; without a choice the system's own preference counts.</summary>
public static class ThemeChoice
{
    /// <summary>The cookie; readable by scripts, because the staff's pages change it from a circuit.</summary>
    public const string Cookie = "dashboard.theme";

    /// <summary>Ink on paper.</summary>
    public const string Light = "light";

    /// <summary>Paper on ink.</summary>
    public const string Dark = "dark";

    /// <summary>Where the switch posts to.</summary>
    public const string Path = "/theme";

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    /// <summary><see cref="Light"/>, <see cref="Dark"/>, or null when the reader has not chosen.</summary>
    /// <param name="request">The request.</param>
    public static string? Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Known(request.Cookies[Cookie]);
    }

    /// <summary>Keeps the choice of a plain form (<c>theme</c>, <c>return</c>) and goes back to where it came from.</summary>
    /// <param name="context">The request.</param>
    public static async Task KeepAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Request.HasFormContentType)
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (Known(form["theme"]) is { } theme)
        {
            context.Response.Cookies.Append(Cookie, theme, new CookieOptions
            {
                MaxAge = Remembered,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                IsEssential = true,
            });
        }

        context.Response.Headers.Location = LocalAddress.Of(form["return"]);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
    }

    private static string? Known(string? theme) => theme is Light or Dark ? theme : null;
}
