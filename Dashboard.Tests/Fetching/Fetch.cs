using System.Net;
using System.Net.Sockets;
using Dashboard.Fetching;
using Dashboard.Fetching.Robots;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Fetching;

/// <summary>Puts the room's parts together for a test.</summary>
internal static class Fetch
{
    public static AllowedPrivateHosts Allowed(params string[] entries) =>
        new(Options.Create(new FetchingOptions { AllowedPrivateHosts = entries }));

    public static UrlRules Rules(params string[] entries) => new(Allowed(entries));

    public static HostGate Gate(FetchingOptions options, TimeProvider time) =>
        new(Options.Create(options), new AllowedPrivateHosts(Options.Create(options)), time);

    public static Fetcher Client(FetchingOptions options, TimeProvider? time = null, Func<string, IPAddress[]>? resolve = null) =>
        new(options, time ?? TimeProvider.System, resolve ?? (_ => throw new SocketException((int)SocketError.HostNotFound)));

    /// <summary>The outcome is that failure and says just that.</summary>
    public static void AssertFailed(FetchOutcome outcome, string code, params string[] arguments)
    {
        var failed = Assert.IsType<FetchOutcome.Failed>(outcome);
        Assert.Equal([code, .. arguments], [failed.Code, .. failed.Arguments]);
    }

    /// <summary>Answers with a status and nothing else.</summary>
    public static RequestDelegate Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>A client with all it owns.</summary>
    internal sealed class Fetcher : IDisposable
    {
        private readonly GuardedHandler _handler;
        private readonly HostGate _gate;
        private readonly RobotsBook _robots;
        private readonly GuardedClient _client;

        public Fetcher(FetchingOptions value, TimeProvider time, Func<string, IPAddress[]> resolve)
        {
            var options = Options.Create(value);
            var allowed = new AllowedPrivateHosts(options);
            var connector = new GuardedConnector(allowed, options, time) { Resolve = (host, _) => Task.FromResult(resolve(host)) };
            _handler = new GuardedHandler(connector, options);
            _gate = new HostGate(options, allowed, time);
            _robots = new RobotsBook(options, allowed, time);
            _client = new GuardedClient(_handler, _gate, new UrlRules(allowed), _robots, options, time, NullLogger<GuardedClient>.Instance);
        }

        public Task<FetchOutcome> GetAsync(FetchRequest request) => FetchAsync(request, TestContext.Current.CancellationToken);

        public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken) =>
            _client.FetchAsync(request, cancellationToken);

        public void Dispose()
        {
            _handler.Dispose();
            _gate.Dispose();
            _robots.Dispose();
        }
    }
}
