using System.Globalization;
using Dashboard.Hosting.Front;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Hosting;

/// <summary>The front alone on a loopback port: what lies behind it answers with who asks, how and for which name.</summary>
internal sealed class FrontHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler());

    private FrontHost(WebApplication app) => _app = app;

    public string Authority => new Uri(_app.Urls.First()).Authority;

    public static async Task<FrontHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = Path.GetTempPath() });
        builder.Logging.ClearProviders();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        foreach (var (key, value) in settings)
        {
            builder.Configuration[key] = value;
        }

        builder.AddFront();
        var app = builder.Build();
        app.UseFront();
        app.MapGet("/{**path}", (HttpContext context) => string.Create(CultureInfo.InvariantCulture,
            $"{context.Connection.RemoteIpAddress} {context.Request.Scheme} {context.Request.Host}"));
        app.MapGet("/long", () => Results.Content(new string('x', 5_000), "text/html"));
        app.MapGet("/account/long", () => Results.Content(new string('x', 5_000), "text/html"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new FrontHost(app);
    }

    public async Task<(int Status, string Body, ILookup<string, string> Headers)> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_app.Urls.First()}{path}");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var all = response.Headers.Concat(response.Content.Headers).SelectMany(h => h.Value, (h, value) => (h.Key, value))
            .ToLookup(h => h.Key, h => h.value, StringComparer.OrdinalIgnoreCase);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), all);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
