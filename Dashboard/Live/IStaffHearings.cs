using System.Security.Claims;

namespace Dashboard.Live;

/// <summary>Says what of the staff log somebody may hear now; filled by Accounts.</summary>
public interface IStaffHearings
{
    /// <summary>What the account behind a principal may hear: nothing once it lost the role, was locked out or its token expired.</summary>
    /// <param name="user">Who connected.</param>
    /// <param name="ct">Stops it.</param>
    ValueTask<StaffHearing> OfAsync(ClaimsPrincipal? user, CancellationToken ct);
}
