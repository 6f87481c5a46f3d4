using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dashboard.Storage;

/// <summary>
/// What the keys of data protection are sealed with. They lie in the database; without a certificate in clear, so that a copy of it opens
/// everything that is sealed there.
/// </summary>
public static class KeyCertificate
{
    /// <summary>The configuration key: path of a PEM file with a certificate and its RSA key, the same on every node.</summary>
    public const string Key = "Keys:Certificate";

    /// <summary>The certificate; null where none is configured.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <exception cref="CryptographicException">The file holds no certificate with an RSA key.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static X509Certificate2? Of(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration[Key] is not { Length: > 0 } path)
        {
            return null;
        }

        var certificate = X509Certificate2.CreateFromPemFile(path);
        using var key = certificate.GetRSAPrivateKey();
        if (key is null)
        {
            certificate.Dispose();
            throw new CryptographicException("it holds no RSA key");
        }

        return certificate;
    }
}
