using Microsoft.AspNetCore.Identity;

namespace Dashboard.Storage;

/// <summary>Somebody of the newsroom who can sign in.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>The name colleagues and the audit log see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>When the account was made (UTC).</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
