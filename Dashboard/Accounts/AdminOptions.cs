using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration.CommandLine;

namespace Dashboard.Accounts;

/// <summary>Configuration section <c>Admin</c>: the first administrator, created when there is no user.</summary>
public sealed class AdminOptions : IValidatableObject
{
    internal const string CommandLineFault =
        "Admin:Password was given on the command line, where everybody on the machine can read it; allowed are the environment variable Admin__Password, user secrets or a settings file.";

    /// <summary>Address the first administrator signs in with.</summary>
    public string? Email { get; set; }

    /// <summary>Password of the first administrator.</summary>
    public string? Password { get; set; }

    /// <summary>Whether a first administrator is configured.</summary>
    public bool IsGiven => !string.IsNullOrEmpty(Email) && !string.IsNullOrEmpty(Password);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(Email) != string.IsNullOrEmpty(Password))
        {
            var (given, missing) = string.IsNullOrEmpty(Email) ? ("Admin:Password", "Admin:Email") : ("Admin:Email", "Admin:Password");
            yield return new($"{given} is given and {missing} is empty; allowed are both or none.");
        }

        if (!string.IsNullOrEmpty(Email) && !AccountRules.IsEmail(Email))
        {
            yield return new($"Admin:Email is \"{Email}\"; allowed is an e-mail address.");
        }

        if (!string.IsNullOrEmpty(Password) && Password.Length is < AccountRules.MinPasswordLength or > AccountRules.MaxPasswordLength)
        {
            yield return new($"Admin:Password has {Password.Length} characters; allowed are {AccountRules.MinPasswordLength} to {AccountRules.MaxPasswordLength}.");
        }
    }

    /// <summary>Whether the password stands on the command line, which any process on the machine can read.</summary>
    internal static bool IsPasswordOnCommandLine(IConfiguration configuration) =>
        configuration is IConfigurationRoot root
        && root.Providers.OfType<CommandLineConfigurationProvider>().Any(p => p.TryGet("Admin:Password", out var value) && !string.IsNullOrEmpty(value));
}
