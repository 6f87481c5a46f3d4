using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Dashboard.Ingest.WebSub;

/// <summary>
/// Makes the secrets that hubs sign with, and seals them for the database. Tokens of callbacks lie there in clear: who knows one can make us
/// poll, or end a subscription for a day, but forge nothing.
/// </summary>
/// <param name="protection">Seals.</param>
public sealed class HubSecrets(IDataProtectionProvider protection)
{
    private const int SecretBytes = 32;

    // No secret in clear, which is base64url, has a point in it.
    private const string Seal = "1.";
    private readonly IDataProtector _protector = protection.CreateProtector("ingest.websub-secrets");

    /// <summary>A new secret, sealed.</summary>
    public string Make() => Sealed(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>What was stored, sealed: as it is, or closed where it still lay in clear.</summary>
    /// <param name="stored">What the database holds.</param>
    public string Sealed(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return IsSealed(stored) ? stored : Seal + _protector.Protect(stored);
    }

    /// <summary>The secret; null where the key that it was sealed with is lost. One from before there were seals is itself.</summary>
    /// <param name="stored">What the database holds.</param>
    /// <exception cref="CryptographicException">The keys could not be read just now.</exception>
    public string? Open(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (!IsSealed(stored))
        {
            return stored;
        }

        try
        {
            return _protector.Unprotect(stored[Seal.Length..]);
        }
        catch (CryptographicException fault) when (fault.GetBaseException() is not DbException)
        {
            return null;
        }
    }

    private static bool IsSealed(string stored) => stored.StartsWith(Seal, StringComparison.Ordinal);
}
