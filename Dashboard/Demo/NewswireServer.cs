using System.Net;
using Microsoft.Extensions.Options;

namespace Dashboard.Demo;

/// <summary>
/// Serves the newswire on a loopback port of its own, apart from the product's pages, and keeps it going. It listens
/// once its start has returned, so registered before the polling it is there for the first poll.
/// </summary>
public sealed partial class NewswireServer(
    Newswire newswire, IOptions<DemoOptions> options, TimeProvider time, ILoggerFactory loggers, ILogger<NewswireServer> logger) : BackgroundService
{
    private WebApplication? _app;

    /// <summary>The port it listens on, the configured one unless that is 0.</summary>
    /// <exception cref="InvalidOperationException">It has not been started.</exception>
    public int Port => new Uri(_app?.Urls.First() ?? throw new InvalidOperationException("The newswire has not been started.")).Port;

    /// <summary>Starts listening.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // An empty builder reads neither Urls nor any other setting of the product.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Value.Port);
        });
        _app = builder.Build();
        _app.UseRouting();
        var start = time.GetUtcNow();
        // The addresses in the feeds need the port, known only after the start where it was left to the system.
        NewswireDesk.Map(_app, new(() => new NewswireDesk(newswire, new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", Port).Uri, start, time)));
        await _app.StartAsync(cancellationToken);
        LogListening(Port);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Lets the newswire speak until the process stops.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = newswire.Advance() - time.GetUtcNow();
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, stoppingToken);
        }
    }

    /// <summary>Falls silent, then stops listening.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_app is { } app)
        {
            await app.StopAsync(cancellationToken);
            await app.DisposeAsync();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The simulated newswire listens on 127.0.0.1:{Port}")]
    private partial void LogListening(int port);
}
