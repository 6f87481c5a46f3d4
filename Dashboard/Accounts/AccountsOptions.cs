using System.ComponentModel.DataAnnotations;

namespace Dashboard.Accounts;

/// <summary>Configuration section <c>Accounts</c>.</summary>
public sealed class AccountsOptions : IValidatableObject
{
    /// <summary>Attempts to sign in that one client address may make in a minute; beyond them 429.</summary>
    public int SignInsPerMinute { get; set; } = 20;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SignInsPerMinute is < 1 or > 100_000)
        {
            yield return new($"Accounts:SignInsPerMinute is {SignInsPerMinute}; allowed is 1 to 100000.");
        }
    }
}
