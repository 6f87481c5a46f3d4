using System.Security.Claims;

namespace Dashboard.Accounts;

/// <summary>Who does something, as the audit log keeps it.</summary>
/// <param name="Id">Account identifier; null for the system itself.</param>
/// <param name="Name">The name as it is now.</param>
public sealed record Actor(string? Id, string Name)
{
    /// <summary>The system itself: start-up, schedules, retention.</summary>
    public static Actor System { get; } = new(null, "system");

    /// <summary>Somebody who is signed in.</summary>
    /// <param name="user">The principal.</param>
    /// <exception cref="ArgumentException">Nobody is signed in.</exception>
    public static Actor Of(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var id = user.AccountId() ?? throw new ArgumentException("Nobody is signed in.", nameof(user));
        return new(id, user.Identity?.Name ?? id);
    }
}
