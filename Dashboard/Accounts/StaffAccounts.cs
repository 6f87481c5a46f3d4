namespace Dashboard.Accounts;

/// <summary>Makes and changes the accounts of staff. Every change has its audit row.</summary>
/// <param name="scopes">Identity's managers live a scope long.</param>
/// <param name="standings">Must hear of a lost role at once on this node.</param>
public sealed class StaffAccounts(IServiceScopeFactory scopes, StaffStandings standings)
{
    /// <summary>Makes an account.</summary>
    /// <param name="newcomer">For whom.</param>
    /// <param name="actor">Who makes it.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<AccountOutcome> CreateAsync(Newcomer newcomer, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(newcomer);
        ArgumentNullException.ThrowIfNull(actor);
        if (AccountWriter.Faults(newcomer) is { Count: > 0 } faults)
        {
            return AccountOutcome.Refused(faults);
        }

        await using var scope = scopes.CreateAsyncScope();
        var writer = scope.ServiceProvider.GetRequiredService<AccountWriter>();
        return await writer.AloneAsync(_ => writer.AddAsync(newcomer, actor, "account.created", ct), ct);
    }

    /// <summary>Gives an account one role instead of those it has. The last administrator stays one.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<AccountOutcome> SetRoleAsync(string accountId, string role, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(accountId);
        ArgumentNullException.ThrowIfNull(actor);
        if (!Roles.All.Contains(role))
        {
            return AccountOutcome.Refused(AccountFault.Role);
        }

        await using var scope = scopes.CreateAsyncScope();
        var writer = scope.ServiceProvider.GetRequiredService<AccountWriter>();
        var outcome = await writer.AloneAsync(_ => writer.SetRoleAsync(accountId, role, actor, ct), ct);
        standings.Forget(accountId);
        return outcome;
    }
}
