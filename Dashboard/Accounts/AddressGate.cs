using System.Net;
using System.Threading.RateLimiting;
using Dashboard.Live;

namespace Dashboard.Accounts;

/// <summary>Limits how often one client may do something in a minute. A client is an address; of IPv6 the /64 that one customer has.</summary>
/// <param name="limit">How often a minute.</param>
public sealed class AddressGate(int limit) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // Not before it is needed: each of them looks at its partitions ten times a second, for ever.
    private readonly Lazy<PartitionedRateLimiter<IPAddress>> _limiter = new(() => PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = Window, QueueLimit = 0 })));

    /// <summary>Counts once; null lets it pass, else how long to wait.</summary>
    /// <param name="context">The request.</param>
    public TimeSpan? Count(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var lease = _limiter.Value.AttemptAcquire(ClientAddress.Person(context.Connection.RemoteIpAddress ?? IPAddress.None));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_limiter.IsValueCreated)
        {
            _limiter.Value.Dispose();
        }
    }
}
