using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Dashboard.Moderation.Reporting;

/// <summary>
/// Tokens of the report form, in place of an antiforgery cookie: bound to one picture and good for a day, so the page around the form stays the same
/// for everybody and can be cached.
/// </summary>
/// <param name="protection">Seals tokens.</param>
public sealed class ReportForms(IDataProtectionProvider protection)
{
    /// <summary>Name of the token's field.</summary>
    public const string Token = "token";

    /// <summary>Name of a field that no person sees or fills in.</summary>
    public const string Trap = "website";

    private const int Longest = 1_024;
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(24);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("moderation.form").ToTimeLimitedDataProtector();

    /// <summary>A token for a picture's form.</summary>
    /// <param name="image">Public name of the picture.</param>
    public string Issue(string image) => _protector.Protect(image, Lasts);

    /// <summary>Whether a token is ours, of this picture and of the last day.</summary>
    /// <param name="token">What the form sent.</param>
    /// <param name="image">Public name of the picture.</param>
    public bool IsValid(string? token, string image)
    {
        if (token is not { Length: > 0 and < Longest })
        {
            return false;
        }

        try
        {
            return _protector.Unprotect(token) == image;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
