using Dashboard.Storage;

namespace Dashboard.Accounts;

/// <summary>What became of a change to accounts.</summary>
/// <param name="Account">The account; null when nothing was changed.</param>
/// <param name="Faults">Why nothing was changed.</param>
public sealed record AccountOutcome(Account? Account, IReadOnlyList<AccountFault> Faults)
{
    /// <summary>Whether it was done.</summary>
    public bool Succeeded => Account is not null;

    internal static AccountOutcome Refused(params IReadOnlyList<AccountFault> faults) => new(null, faults);
}
