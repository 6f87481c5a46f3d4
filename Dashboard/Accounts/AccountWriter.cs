using Dashboard.Storage;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Accounts;

/// <summary>Changes accounts in one transaction with their audit rows. Lives a scope long, as Identity's managers do, and shares their context.</summary>
/// <param name="db">The scope's context.</param>
/// <param name="users">Identity's manager.</param>
/// <param name="audit">The audit log.</param>
/// <param name="time">The clock.</param>
public sealed class AccountWriter(NewsroomDb db, UserManager<Account> users, AuditLog audit, TimeProvider time)
{
    /// <summary>Runs a change alone among changes of accounts; what it refuses is rolled back.</summary>
    internal async Task<AccountOutcome> AloneAsync(Func<NewsroomDb, Task<AccountOutcome>> change, CancellationToken ct)
    {
        await using var transaction = await db.BeginWriteAsync(ct);
        await WriterLock.TakeAsync(db, WriterLock.Accounts, ct);
        var outcome = await change(db);
        if (outcome.Succeeded)
        {
            await transaction.CommitAsync(CancellationToken.None);
        }

        return outcome;
    }

    /// <summary>What is wrong with a newcomer before the database is asked.</summary>
    internal static IReadOnlyList<AccountFault> Faults(Newcomer newcomer)
    {
        var faults = new List<AccountFault>();
        if (string.IsNullOrWhiteSpace(newcomer.DisplayName) || newcomer.DisplayName.Trim().Length > AccountRules.MaxNameLength
            || newcomer.DisplayName.Any(char.IsControl))
        {
            faults.Add(AccountFault.Name);
        }

        if (!AccountRules.IsEmail(newcomer.Email))
        {
            faults.Add(AccountFault.Email);
        }

        if (newcomer.Password.Length is < AccountRules.MinPasswordLength or > AccountRules.MaxPasswordLength)
        {
            faults.Add(AccountFault.Password);
        }

        if (!Roles.All.Contains(newcomer.Role))
        {
            faults.Add(AccountFault.Role);
        }

        return faults;
    }

    /// <summary>Adds an account with its role and its audit row. Call within <see cref="AloneAsync"/>.</summary>
    internal async Task<AccountOutcome> AddAsync(Newcomer newcomer, Actor? actor, string act, CancellationToken ct)
    {
        var account = new Account
        {
            UserName = newcomer.Email,
            Email = newcomer.Email,
            EmailConfirmed = true,
            DisplayName = newcomer.DisplayName.Trim(),
            CreatedAt = time.Now(),
        };
        if (await users.FindByEmailAsync(newcomer.Email) is not null)
        {
            return AccountOutcome.Refused(AccountFault.EmailTaken);
        }

        await RoleRows.EnsureAsync(db, ct);
        Demand(await users.CreateAsync(account, newcomer.Password));
        Demand(await users.AddToRoleAsync(account, newcomer.Role));
        await audit.WriteAsync(
            db, actor ?? new Actor(account.Id, account.DisplayName), act, $"account:{account.Id}", new { newcomer.Email, newcomer.Role }, ct);
        return new(account, []);
    }

    /// <summary>Gives an account one role instead of those it has. Call within <see cref="AloneAsync"/>.</summary>
    internal async Task<AccountOutcome> SetRoleAsync(string accountId, string role, Actor actor, CancellationToken ct)
    {
        if (await users.FindByIdAsync(accountId) is not { } account)
        {
            return AccountOutcome.Refused(AccountFault.Unknown);
        }

        var before = await users.GetRolesAsync(account);
        if (before.Contains(Roles.Administrator) && role != Roles.Administrator && (await users.GetUsersInRoleAsync(Roles.Administrator)).Count == 1)
        {
            return AccountOutcome.Refused(AccountFault.LastAdministrator);
        }

        Demand(await users.RemoveFromRolesAsync(account, before.Where(r => r != role)));
        if (!before.Contains(role))
        {
            Demand(await users.AddToRoleAsync(account, role));
        }

        await audit.WriteAsync(db, actor, "account.role-changed", $"account:{account.Id}", new { Before = before, After = role }, ct);
        return new(account, []);
    }

    // Everything a person can get wrong was asked before; what is left is a fault of ours or of the database.
    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"Identity refused: {string.Join(", ", result.Errors.Select(e => e.Code))}.");
        }
    }
}
