using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Hosting.Telemetry;

/// <summary>Who may read the metrics: somebody on this machine, or whoever shows <c>Metrics:Token</c>.</summary>
/// <param name="configuration">Holds the token.</param>
internal sealed class MetricsGate(IConfiguration configuration)
{
    /// <summary>Its key in the configuration.</summary>
    public const string Key = "Metrics:Token";

    private const string Scheme = "Bearer ";
    private static readonly string[] Forwarded = ["X-Forwarded-For", "X-Original-For", "Forwarded"];

    /// <summary>Lets the scrape through or answers 403 with a sentence.</summary>
    /// <param name="context">The request; its address is the client's as the proxy rules worked it out.</param>
    /// <param name="next">What answers it.</param>
    public Task PassAsync(HttpContext context, RequestDelegate next) => IsLocal(context) || HasToken(context.Request)
        ? next(context)
        : Results.Problem(
            title: $"Metrics are read on the server's own machine, or with the token of {Key} as \"Authorization: Bearer …\".",
            statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);

    // Behind a proxy on this machine that nobody named as trusted, everybody would look local.
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } client && IPAddress.IsLoopback(client) && !Forwarded.Any(context.Request.Headers.ContainsKey);

    private bool HasToken(HttpRequest request)
    {
        var shown = request.Headers.Authorization.ToString();
        return configuration[Key] is { Length: > 0 } token && shown.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Hash(shown[Scheme.Length..].Trim()), Hash(token));
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
