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

    private static readonly AsyncLocal<Action?> Turn = new();
    private static readonly HttpRequestOptionsKey<Action> FirstTurn = new("dashboard.turn");
    private readonly HttpMessageInvoker _invoker = new(Create(connector, options.Value.ConnectTimeout));

    /// <summary>Sends one request and returns when the headers of its answer are there.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="onTurn">
    /// Called whenever something of it is about to be written to a connection that is its own, and once one that others will share has been opened
    /// for it; what it throws gives it up. Null for nothing.
    /// </param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Action? onTurn, CancellationToken cancellationToken)
    {
        Turn.Value = onTurn;
        if (onTurn is not null)
        {
            request.Options.Set(FirstTurn, onTurn);
        }

        return await _invoker.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => _invoker.Dispose();

    private static SocketsHttpHandler Create(GuardedConnector connector, TimeSpan connectTimeout) => new()
    {
        ConnectCallback = connector.ConnectAsync,
        ConnectTimeout = connectTimeout,
        PlaintextStreamFilter = Watch,
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

    private static ValueTask<Stream> Watch(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellationToken)
    {
        if (context.NegotiatedHttpVersion.Major == 1)
        {
            return ValueTask.FromResult<Stream>(new TurnStream(context.PlaintextStream, Turn));
        }

        // What is written to a connection that several requests share cannot be told apart.
        if (context.InitialRequestMessage.Options.TryGetValue(FirstTurn, out var onTurn))
        {
            onTurn();
        }

        return ValueTask.FromResult(context.PlaintextStream);
    }
}
