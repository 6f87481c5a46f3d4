using Dashboard.Storage;

namespace Dashboard.Accounts;

/// <summary>What became of an e-mail address and a password.</summary>
/// <param name="Account">Who it is; null when it is nobody.</param>
/// <param name="LockedUntil">Until when the address rests after too many failures (UTC).</param>
public sealed record SignInOutcome(Account? Account, DateTimeOffset? LockedUntil)
{
    /// <summary>Address or password is wrong; which one is not said.</summary>
    public static SignInOutcome Wrong { get; } = new(null, null);
}
