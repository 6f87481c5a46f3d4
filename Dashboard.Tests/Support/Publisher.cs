using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Fetching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Support;

/// <summary>A web server on a free loopback port that answers as a test likes and remembers what it was asked.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Publisher(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Target, Dictionary<string, string> Headers)> Asked { get; } = new();

    public Uri Url { get; private set; } = null!;

    /// <summary>Options under which this publisher, and nothing else private, may be fetched.</summary>
    public FetchingOptions Options => new() { AllowedPrivateHosts = [$"127.0.0.1:{Url.Port}"] };

    public static async Task<Publisher> StartAsync(RequestDelegate answer, bool secure = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ResponseHeaderEncodingSelector = _ => System.Text.Encoding.Latin1;
            kestrel.RequestHeaderEncodingSelector = _ => System.Text.Encoding.Latin1;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (secure)
                {
                    listen.UseHttps(SelfSigned());
                }
            });
        });
        var publisher = new Publisher(builder.Build());
        publisher._app.Run(context =>
        {
            publisher.Asked.Enqueue((context.Request.Path + context.Request.QueryString, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString())));
            return answer(context);
        });
        await publisher._app.StartAsync(TestContext.Current.CancellationToken);
        var address = publisher._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        publisher.Url = new Uri(address + "/feed");
        return publisher;
    }

    /// <summary>Says nothing more until the client hangs up.</summary>
    public static Task StaySilentAsync(HttpContext context) => new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);

    public Uri At(string path) => new(Url, path);

    public async ValueTask DisposeAsync()
    {
        // A test that left an answer hanging should not wait for it.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
