using System.Security.Claims;
using Dashboard.Live;

namespace Dashboard.Accounts;

/// <summary>What of the staff log somebody may hear, by the roles the account has in the database now.</summary>
/// <param name="standings">How accounts stand.</param>
/// <param name="time">The clock.</param>
public sealed class StaffHearings(StaffStandings standings, TimeProvider time) : IStaffHearings
{
    /// <inheritdoc />
    public async ValueTask<StaffHearing> OfAsync(ClaimsPrincipal? user, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (user?.Identity is not { IsAuthenticated: true } || user.Expiry() <= now
            || await standings.OfAsync(user, ct) is not { } standing)
        {
            return StaffHearing.None;
        }

        return standing.Roles.Contains(Roles.Administrator) ? StaffHearing.Cases | StaffHearing.Sources
            : standing.Roles.Contains(Roles.Moderator) ? StaffHearing.Cases
            : StaffHearing.None;
    }
}
