using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Dashboard.Accounts;

/// <summary>Limits how often one client address may try to sign in, by page and by API together.</summary>
public sealed class SignInGate : IDisposable
{
    private const int NetworkBytes = 8;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly PartitionedRateLimiter<IPAddress> _limiter;

    /// <summary>Makes the gate.</summary>
    /// <param name="options">How many attempts a minute.</param>
    public SignInGate(IOptions<AccountsOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var limit = options.Value.SignInsPerMinute;
        _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetFixedWindowLimiter(
            Network(address),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = Window, QueueLimit = 0 }));
    }

    /// <summary>Counts an attempt; null lets it pass, else how long to wait.</summary>
    /// <param name="context">The request.</param>
    public TimeSpan? Count(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var lease = _limiter.AttemptAcquire(context.Connection.RemoteIpAddress ?? IPAddress.None);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();

    // One IPv6 customer has a whole /64 (RFC 6177), so that counts as one address.
    private static IPAddress Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }
}
