using System.Collections.Concurrent;
using System.Security.Claims;
using Dashboard.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Accounts;

/// <summary>Knows how accounts stand, at most five seconds late: what somebody lost ends everywhere within half a minute.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="options">Names of the claims.</param>
/// <param name="time">The clock.</param>
public sealed class StaffStandings(IDbContextFactory<NewsroomDb> factory, IOptions<IdentityOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    // Only accounts that were signed in once get here, so it cannot grow past their number.
    private readonly ConcurrentDictionary<string, (StaffStanding? Standing, long At)> _known = new(StringComparer.Ordinal);

    /// <summary>The standing of the account behind a principal; null when it is gone, its security stamp has changed or somebody locked it.</summary>
    /// <param name="user">The principal.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<StaffStanding?> OfAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (user.AccountId() is not { } id)
        {
            return null;
        }

        // By the steady counter: a clock that goes back must not keep alive what was taken away.
        var now = time.GetTimestamp();
        if (!_known.TryGetValue(id, out var known) || time.GetElapsedTime(known.At, now) >= Fresh)
        {
            known = (await ReadAsync(id, ct), now);
            _known[id] = known;
        }

        var stamp = user.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        // The short rest after wrong passwords keeps people out, never those already in: else anybody could end a colleague's shift.
        return stamp is not null && string.Equals(known.Standing?.SecurityStamp, stamp, StringComparison.Ordinal)
            && !(known.Standing?.LockedUntil > time.GetUtcNow() + AccountRules.LockoutLasts)
            ? known.Standing
            : null;
    }

    /// <summary>Makes the next question about an account ask the database.</summary>
    /// <param name="accountId">The account.</param>
    internal void Forget(string accountId) => _known.TryRemove(accountId, out _);

    private async Task<StaffStanding?> ReadAsync(string id, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var account = await db.Users.AsNoTracking().Where(a => a.Id == id).Select(a => new { a.SecurityStamp, a.LockoutEnd }).FirstOrDefaultAsync(ct);
        if (account is null)
        {
            return null;
        }

        var roles = await (from link in db.UserRoles
                           join role in db.Roles on link.RoleId equals role.Id
                           where link.UserId == id
                           select role.Name!).ToListAsync(ct);
        return new(account.SecurityStamp, account.LockoutEnd, roles);
    }
}
