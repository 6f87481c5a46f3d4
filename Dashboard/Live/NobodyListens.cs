using System.Security.Claims;

namespace Dashboard.Live;

/// <summary>The answer while the house has no accounts: nobody is staff, so nobody hears the staff log.</summary>
internal sealed class NobodyListens : IStaffHearings
{
    /// <inheritdoc />
    public ValueTask<StaffHearing> OfAsync(ClaimsPrincipal? user, CancellationToken ct) => new(StaffHearing.None);
}
