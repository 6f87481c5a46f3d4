using Microsoft.AspNetCore.Authorization;

namespace Dashboard.Accounts;

/// <summary>Who may enter what. Rooms ask for a policy, never for a role.</summary>
public static class Policies
{
    /// <summary>The desk: everybody of the newsroom.</summary>
    public const string Desk = "Desk";

    /// <summary>Moderation: moderators and administrators.</summary>
    public const string Moderation = "Moderation";

    /// <summary>Sources, users, settings, audit: administrators.</summary>
    public const string Administration = "Administration";

    internal static void Configure(AuthorizationOptions options)
    {
        options.AddPolicy(Desk, policy => policy.RequireRole(Roles.Journalist, Roles.Moderator, Roles.Administrator));
        options.AddPolicy(Moderation, policy => policy.RequireRole(Roles.Moderator, Roles.Administrator));
        options.AddPolicy(Administration, policy => policy.RequireRole(Roles.Administrator));
    }
}
