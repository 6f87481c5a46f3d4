using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Tests.Support;

/// <summary>A WebSub hub that asks back, keeps silent or refuses, and pushes what a test likes.</summary>
internal sealed class TestHub : IDisposable
{
    public const string Path = "/hub";

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler());

    /// <summary>What it asks back after a request: <c>subscribe</c> or <c>unsubscribe</c> as it was asked, <c>denied</c>, or null for nothing.</summary>
    public Func<string, string?> AsksBack { get; set; } = mode => mode;

    public string Lease { get; set; } = "864000";

    public ConcurrentQueue<Dictionary<string, string>> Requests { get; } = new();

    /// <summary>What it was answered: the status and the text.</summary>
    public ConcurrentQueue<(HttpStatusCode Status, string? Type, string Text)> Answers { get; } = new();

    public Dictionary<string, string> Last => Requests.Last();

    public string Callback => Last["hub.callback"];

    public async Task AnswerAsync(HttpContext context)
    {
        var form = (await context.Request.ReadFormAsync()).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        Requests.Enqueue(form);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await context.Response.CompleteAsync();
        if (AsksBack(form["hub.mode"]) is { } mode)
        {
            Answers.Enqueue(await AskAsync(form["hub.callback"], mode, form["hub.topic"], "défi/" + Requests.Count, Lease));
        }
    }

    public async Task<(HttpStatusCode Status, string? Type, string Text)> AskAsync(string callback, string mode, string topic, string challenge, string? lease)
    {
        var address = QueryHelpers.AddQueryString(callback, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["hub.mode"] = mode,
            ["hub.topic"] = topic,
            ["hub.challenge"] = challenge,
            ["hub.lease_seconds"] = lease,
            ["hub.reason"] = "pas de place",
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await _client.SendAsync(request, CancellationToken.None);
        return (response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync());
    }

    /// <summary>Pushes to the callback it was last given; signed with the secret it was given, unless told another signature.</summary>
    public Task<HttpStatusCode> PushAsync(byte[] body, string? signature = "own", string method = "sha256") => PushAsync(Callback, body, signature == "own" ? Sign(body, method) : signature);

    public async Task<HttpStatusCode> PushAsync(string callback, byte[] body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, callback) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/rss+xml");
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Hub-Signature", signature);
        }

        using var response = await _client.SendAsync(request, CancellationToken.None);
        return response.StatusCode;
    }

    public void Dispose() => _client.Dispose();

    private string Sign(byte[] body, string method)
    {
        var key = Encoding.UTF8.GetBytes(Requests.Last(r => r.ContainsKey("hub.secret"))["hub.secret"]);
#pragma warning disable CA5350 // Hubs of the wild sign with SHA-1.
        return $"{method}={Convert.ToHexStringLower(method == "sha1" ? HMACSHA1.HashData(key, body) : HMACSHA256.HashData(key, body))}";
#pragma warning restore CA5350
    }
}
