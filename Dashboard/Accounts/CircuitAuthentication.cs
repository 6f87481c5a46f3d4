using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Dashboard.Accounts;

/// <summary>A Blazor circuit outlives its request's cookie check, so it asks again by itself: who lost a role or changed the password is signed out there too.</summary>
/// <param name="loggers">Makes loggers.</param>
/// <param name="standings">How accounts stand.</param>
public sealed class CircuitAuthentication(ILoggerFactory loggers, StaffStandings standings) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <inheritdoc />
    protected override TimeSpan RevalidationInterval { get; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authenticationState);
        return await IsStillAsync(authenticationState.User, cancellationToken);
    }

    /// <summary>Whether the account behind a principal still has every role the principal claims.</summary>
    internal async ValueTask<bool> IsStillAsync(ClaimsPrincipal user, CancellationToken ct) =>
        await standings.OfAsync(user, ct) is { } standing && user.FindAll(ClaimTypes.Role).All(claim => standing.Roles.Contains(claim.Value));
}
