using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Dashboard.Moderation.Reporting.People;

/// <summary>The signed cookie by which a reporter is known again. It is sent with reports alone, so that public pages stay free of it.</summary>
/// <param name="protection">Signs it.</param>
public sealed class ReporterCookie(IDataProtectionProvider protection)
{
    /// <summary>Name of the cookie.</summary>
    public const string Name = "dashboard.reporter";

    // As long as browsers keep one (RFC 6265bis).
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(400);
    private readonly IDataProtector _protector = protection.CreateProtector("moderation.reporter");

    /// <summary>Who asks; null without a cookie of ours: a forged one is none.</summary>
    /// <param name="request">The request.</param>
    public Guid? Read(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Cookies[Name] is not { Length: > 0 and < 1_024 } sealedId)
        {
            return null;
        }

        try
        {
            return Guid.TryParseExact(_protector.Unprotect(sealedId), "N", out var id) ? id : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Lets the browser be known again.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="reporter">Who.</param>
    public void Write(HttpResponse response, Guid reporter)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Cookies.Append(Name, _protector.Protect(reporter.ToString("N")), new CookieOptions
        {
            Path = "/api/images",
            MaxAge = Lasts,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = response.HttpContext.Request.IsHttps,
            IsEssential = true,
        });
    }
}
