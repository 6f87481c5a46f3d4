using System.Data.Common;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Dashboard.Accounts;

/// <summary>A Blazor circuit outlives its request's cookie check, so it asks again by itself: who lost a role or changed the password is signed out there too.</summary>
/// <param name="loggers">Makes loggers.</param>
/// <param name="standings">How accounts stand.</param>
public sealed partial class CircuitAuthentication(ILoggerFactory loggers, StaffStandings standings) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<CircuitAuthentication>();

    /// <inheritdoc />
    protected override TimeSpan RevalidationInterval { get; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authenticationState);
        try
        {
            return await IsStillAsync(authenticationState.User, cancellationToken);
        }
        catch (Exception fault) when (IsOfDatabase(fault))
        {
            // Nobody loses a role in a database that is away, and a newsroom is not sent to sign in at one that it cannot sign in at.
            LogUnknown(fault.GetBaseException().Message);
            return true;
        }
    }

    private static bool IsOfDatabase(Exception? fault) => fault is DbException or TimeoutException || (fault?.InnerException is { } inner && IsOfDatabase(inner));

    [LoggerMessage(Level = LogLevel.Warning, Message = "How an account stands could not be asked, so it stays signed in until it can: {Fault}")]
    private partial void LogUnknown(string fault);

    /// <summary>Whether the account behind a principal still has every role the principal claims.</summary>
    internal async ValueTask<bool> IsStillAsync(ClaimsPrincipal user, CancellationToken ct) =>
        await standings.OfAsync(user, ct) is { } standing && user.FindAll(ClaimTypes.Role).All(claim => standing.Roles.Contains(claim.Value));
}
