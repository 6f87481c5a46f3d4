using System.Net;
using System.Security.Cryptography;

namespace Dashboard.Moderation.Reporting.People;

/// <summary>An address as it may be kept: HMAC-SHA-256 of its scopes under a key that is thrown away later, cut to 16 bytes each.</summary>
/// <param name="Period">Whose key.</param>
/// <param name="Person">Hash of the person's address.</param>
/// <param name="Network">Hash of the network.</param>
/// <param name="Area">Hash of the neighbourhood.</param>
public sealed record ReporterHashes(int Period, byte[] Person, byte[] Network, byte[] Area)
{
    private const int Bytes = 16;

    /// <summary>Hashes an address.</summary>
    /// <param name="scope">The address.</param>
    /// <param name="period">The key's period.</param>
    /// <param name="key">The key.</param>
    public static ReporterHashes Of(ReporterScope scope, int period, byte[] key) =>
        new(period, Hash(key, 'p', scope.Person), Hash(key, 'n', scope.Network), Hash(key, 'a', scope.Area));

    // Each scope says which it is: 10.1.0.0 as a person is not 10.1.0.0 as a network.
    private static byte[] Hash(byte[] key, char kind, IPAddress address) => HMACSHA256.HashData(key, (byte[])[(byte)kind, .. address.GetAddressBytes()])[..Bytes];
}
