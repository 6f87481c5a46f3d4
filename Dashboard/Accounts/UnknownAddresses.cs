using Microsoft.Extensions.Caching.Memory;

namespace Dashboard.Accounts;

/// <summary>Rests addresses without an account as accounts rest, so that being locked does not tell that an account exists.</summary>
/// <param name="time">The clock.</param>
public sealed class UnknownAddresses(TimeProvider time) : IDisposable
{
    private const int MaxRemembered = 50_000;
    private static readonly TimeSpan RememberedFor = TimeSpan.FromDays(30);
    private readonly MemoryCache _failures = new(new MemoryCacheOptions { SizeLimit = MaxRemembered });

    /// <summary>Until when the address rests; null when it does not.</summary>
    /// <param name="address">The normalised address.</param>
    public DateTimeOffset? RestsUntil(string address) =>
        _failures.Get<Failures>(address)?.Until is { } until && until > time.GetUtcNow() ? until : null;

    /// <summary>Counts a failure. Calls for one address must not overlap.</summary>
    /// <param name="address">The normalised address.</param>
    /// <returns>Until when the address rests from now on; null when it does not.</returns>
    public DateTimeOffset? Fail(string address)
    {
        var count = (_failures.Get<Failures>(address)?.Count ?? 0) + 1;
        var next = count < AccountRules.MaxFailures ? new Failures(count, null) : new Failures(0, time.GetUtcNow() + AccountRules.LockoutLasts);
        _failures.Set(address, next, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = RememberedFor });
        return next.Until;
    }

    /// <inheritdoc />
    public void Dispose() => _failures.Dispose();

    private sealed record Failures(int Count, DateTimeOffset? Until);
}
