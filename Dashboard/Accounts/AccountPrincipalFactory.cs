using System.Security.Claims;
using Dashboard.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dashboard.Accounts;

/// <summary>Makes the principal of an account. Its name is the one colleagues see, not the e-mail address.</summary>
/// <param name="users">Reads accounts.</param>
/// <param name="roles">Reads roles.</param>
/// <param name="options">Names of the claims.</param>
public sealed class AccountPrincipalFactory(UserManager<Account> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account, IdentityRole>(users, roles, options)
{
    /// <inheritdoc />
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var identity = await base.GenerateClaimsAsync(user);
        if (user.DisplayName.Length > 0)
        {
            identity.TryRemoveClaim(identity.FindFirst(identity.NameClaimType));
            identity.AddClaim(new Claim(identity.NameClaimType, user.DisplayName));
        }

        return identity;
    }
}
