using Dashboard.Demo;
using Dashboard.Demo.Agency;
using Dashboard.Demo.Serving;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Demo.Serving;

/// <summary>The newswire on the air, by a clock that stands still.</summary>
public abstract class OnAir : IAsyncLifetime
{
    private readonly NewswireServer _server;

    private protected OnAir(int seed, NewswirePace pace)
    {
        Newswire = new Newswire(DemoSources.All, pace, seed, Time);
        _server = new NewswireServer(Newswire, Port, Time, NullLoggerFactory.Instance, NullLogger<NewswireServer>.Instance);
    }

    public static TheoryData<string> Slugs => [.. DemoSources.All.Select(source => source.Slug)];

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    private protected NewswirePort Port { get; } = new();

    private protected Newswire Newswire { get; }

    public async ValueTask InitializeAsync() => await _server.StartAsync(Stop);

    public virtual async ValueTask DisposeAsync()
    {
        await _server.StopAsync(CancellationToken.None);
        _server.Dispose();
        Port.Dispose();
        GC.SuppressFinalize(this);
    }
}
