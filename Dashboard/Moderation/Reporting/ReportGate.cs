using System.Net;
using System.Threading.RateLimiting;
using Dashboard.Moderation.Reporting.People;
using Microsoft.Extensions.Options;

namespace Dashboard.Moderation.Reporting;

/// <summary>Limits how often one address may report.</summary>
public sealed class ReportGate : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly PartitionedRateLimiter<IPAddress> _limiter;

    /// <summary>Makes the gate.</summary>
    /// <param name="options">How many reports a minute.</param>
    public ReportGate(IOptions<ModerationOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var limit = options.Value.ReportsPerMinute;
        _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetFixedWindowLimiter(
            ReporterScope.Of(address).Person,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = Window, QueueLimit = 0 }));
    }

    /// <summary>Counts a report; null lets it pass, else how long to wait.</summary>
    /// <param name="address">The client's address.</param>
    public TimeSpan? Count(IPAddress address)
    {
        using var lease = _limiter.AttemptAcquire(address);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();
}
