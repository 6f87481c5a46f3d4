using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Support;

/// <summary>Lets a test's clock run fifty times as fast while it lives, so that patience is tried without being waited for.</summary>
internal sealed class Hurry(FakeTimeProvider time) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(20);
    private readonly ITimer _timer = TimeProvider.System.CreateTimer(_ => time.Advance(TimeSpan.FromSeconds(1)), null, Every, Every);

    public void Dispose() => _timer.Dispose();
}
