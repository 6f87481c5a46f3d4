using System.Net;
using Dashboard.Demo.Agency;

namespace Dashboard.Demo.Serving;

/// <summary>
/// Serves the newswire on a loopback port of its own, apart from the product's pages, and keeps it going. It listens
/// once its start has returned, so registered before the polling it is there for the first poll.
/// </summary>
/// <param name="newswire">What is served.</param>
/// <param name="port">Where.</param>
/// <param name="time">The clock.</param>
/// <param name="loggers">Takes what goes wrong while serving.</param>
/// <param name="logger">Says that it listens.</param>
public sealed class NewswireServer(
    Newswire newswire, NewswirePort port, TimeProvider time, ILoggerFactory loggers, ILogger<NewswireServer> logger) : BackgroundService
{
    private WebApplication? _app;

    /// <summary>Starts listening.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // An empty builder reads neither Urls nor any other setting of the product.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        // What a web server says of its start would read as if the product listened there.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new PassedOnLogs(loggers));
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseSockets(sockets => sockets.CreateBoundListenSocket = _ => port.Socket).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port.Number);
        });
        _app = builder.Build();
        _app.UseRouting();
        new NewswireDesk(newswire, port.Root, time).Map(_app);
        await _app.StartAsync(cancellationToken);
        logger.LogInformation("The simulated newswire listens on 127.0.0.1:{Port}", port.Number);
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
}
