using Dashboard.Storage;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Accounts;

/// <summary>Tells who somebody is by e-mail address and password. Page and API ask here, so both count towards one lockout.</summary>
/// <param name="scopes">Identity's managers live a scope long.</param>
/// <param name="unknown">Addresses without an account.</param>
public sealed class PasswordCheck(IServiceScopeFactory scopes, UnknownAddresses unknown) : IDisposable
{
    private const int Lanes = 64;
    private static readonly Account Nobody = new();
    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new SemaphoreSlim(1, 1))];
    private string? _anyHash;

    /// <summary>Checks a password. Costs the same whether or not the account exists.</summary>
    /// <param name="email">The address typed.</param>
    /// <param name="password">The password typed.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SignInOutcome> AskAsync(string email, string password, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(email);
        ArgumentNullException.ThrowIfNull(password);
        if (!AccountRules.IsEmail(email) || password.Length is 0 or > AccountRules.MaxPasswordLength)
        {
            return SignInOutcome.Wrong;
        }

        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var address = users.NormalizeEmail(email);
        // Guesses at one account queue: side by side they would be counted as one failure.
        var lane = _lanes[(uint)string.GetHashCode(address, StringComparison.Ordinal) % Lanes];
        await lane.WaitAsync(ct);
        try
        {
            return await users.FindByEmailAsync(email) is { } account
                ? await AskAsync(scope.ServiceProvider.GetRequiredService<SignInManager<Account>>(), account, password)
                : AskNobody(users.PasswordHasher, address, password);
        }
        finally
        {
            lane.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var lane in _lanes)
        {
            lane.Dispose();
        }
    }

    private static async Task<SignInOutcome> AskAsync(SignInManager<Account> signIn, Account account, string password)
    {
        var result = await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            return new(null, await signIn.UserManager.GetLockoutEndDateAsync(account));
        }

        return result.Succeeded ? new(account, null) : SignInOutcome.Wrong;
    }

    private SignInOutcome AskNobody(IPasswordHasher<Account> hasher, string address, string password)
    {
        // As with an account: one that rests is not asked for its password.
        if (unknown.RestsUntil(address) is { } end)
        {
            return new(null, end);
        }

        _anyHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(Nobody, _anyHash, password);
        return unknown.Fail(address) is { } until ? new(null, until) : SignInOutcome.Wrong;
    }
}
