using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.Extensions.Options;

namespace Dashboard.Fetching;

/// <summary>The one HTTP stack of the product: nothing followed, remembered or announced behind our back.</summary>
public sealed class GuardedHandler(GuardedConnector connector, IOptions<FetchingOptions> options) : IDisposable
{
    // Enough to reuse a connection between two feeds of one host, short enough not to hold one for each of 20,000 hosts.
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(20);

    // A publisher that moves house is noticed this soon.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private const int DrainedBytes = 64 * 1024;

    private readonly HttpMessageInvoker _invoker = new(Create(connector, options.Value.ConnectTimeout));

    /// <summary>Sends one request and returns when the headers of its answer are there.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _invoker.SendAsync(request, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _invoker.Dispose();

    private static SocketsHttpHandler Create(GuardedConnector connector, TimeSpan connectTimeout) => new()
    {
        ConnectCallback = connector.ConnectAsync,
        ConnectTimeout = connectTimeout,
        PooledConnectionIdleTimeout = IdleTimeout,
        PooledConnectionLifetime = Lifetime,
        // A proxy would do the connecting, and the guard would judge the proxy's address.
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxResponseDrainSize = DrainedBytes,
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        // Validators go back byte for byte, and not every server keeps to ASCII in them.
        RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
        // Our traces are nothing to publishers.
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
    };
}
