using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Dashboard.Accounts;

/// <summary>
/// Gives a bearer token's principal the roles its account has now: a token lives for an hour, a lost role must not. Behind a changed password,
/// a locked or a deleted account there is nobody any more. (Cookies are renewed by Identity's security stamp validator.)
/// </summary>
/// <param name="standings">How accounts stand.</param>
public sealed class BearerStanding(StaffStandings standings) : IClaimsTransformation
{
    /// <inheritdoc />
    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if (principal.Expiry() is null || principal.Identity is not ClaimsIdentity identity)
        {
            return principal;
        }

        var standing = await standings.OfAsync(principal, CancellationToken.None);
        if (standing is null)
        {
            return new ClaimsPrincipal(new ClaimsIdentity());
        }

        var current = new ClaimsIdentity(
            identity.Claims.Where(c => c.Type != identity.RoleClaimType), identity.AuthenticationType, identity.NameClaimType, identity.RoleClaimType);
        current.AddClaims(standing.Roles.Select(role => new Claim(identity.RoleClaimType, role)));
        return new ClaimsPrincipal(current);
    }
}
