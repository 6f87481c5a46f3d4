using System.Globalization;
using System.Security.Claims;

namespace Dashboard.Accounts;

/// <summary>What a principal of ours carries besides identifier, name, e-mail and roles.</summary>
internal static class AccountClaims
{
    private const string Expires = "dashboard:expires";

    /// <summary>The account's identifier.</summary>
    public static string? AccountId(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>Marks a principal as carried by a bearer token, with the token's end, so that whoever keeps only the principal can still tell.</summary>
    public static void SetExpiry(this ClaimsPrincipal user, DateTimeOffset end) =>
        ((ClaimsIdentity)user.Identity!).AddClaim(new Claim(Expires, end.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));

    /// <summary>End of the bearer token that carries this principal; null for a cookie's.</summary>
    public static DateTimeOffset? Expiry(this ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(Expires), NumberStyles.None, CultureInfo.InvariantCulture, out var end) ? DateTimeOffset.FromUnixTimeMilliseconds(end) : null;
}
