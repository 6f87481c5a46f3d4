using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Accounts;

/// <summary>What accounts must look like.</summary>
public static class AccountRules
{
    /// <summary>Shortest password, in characters. Length is the only rule (NIST SP 800-63B).</summary>
    public const int MinPasswordLength = 10;

    /// <summary>Longest password, in characters: hashing must not become a way to keep the server busy.</summary>
    public const int MaxPasswordLength = 256;

    /// <summary>Longest name, in characters, as the table has it.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Failures in a row after which an account rests.</summary>
    public const int MaxFailures = 5;

    private const int MaxEmailLength = 254;
    private static readonly EmailAddressAttribute Email = new();

    /// <summary>How long it rests.</summary>
    public static TimeSpan LockoutLasts { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether the text can be an e-mail address (RFC 5321 length, one @, no control characters).</summary>
    /// <param name="text">What was typed.</param>
    public static bool IsEmail(string? text) =>
        text is { Length: > 0 and <= MaxEmailLength } && Email.IsValid(text) && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c));

    internal static void Configure(IdentityOptions options)
    {
        options.Password = new PasswordOptions
        {
            RequiredLength = MinPasswordLength,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
            RequiredUniqueChars = 1,
        };
        options.Lockout = new LockoutOptions { AllowedForNewUsers = true, MaxFailedAccessAttempts = MaxFailures, DefaultLockoutTimeSpan = LockoutLasts };
        // The user name is the e-mail address, and those know more letters than Identity's list.
        options.User = new UserOptions { RequireUniqueEmail = true, AllowedUserNameCharacters = "" };
    }
}
