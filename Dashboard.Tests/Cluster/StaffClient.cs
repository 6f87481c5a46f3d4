using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dashboard.Tests.Cluster;

/// <summary>A program of the newsroom's that calls the API of nodes as the administrator; its token is one of all nodes.</summary>
internal sealed class StaffClient : IDisposable
{
    public const string Email = "chef@journal.example";
    public const string Password = "Encre-et-Papier-2026";
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseCookies = false });
    private string? _token;

    /// <summary>A request to a node; what is not a success is thrown.</summary>
    public async Task<JsonElement> CallAsync(NodePart node, HttpMethod method, string path, object? body, CancellationToken ct)
    {
        _token ??= (await SendAsync(node, HttpMethod.Post, "/api/account/login", new { email = Email, password = Password }, ct)).GetProperty("accessToken").GetString();
        return await SendAsync(node, method, path, body, ct);
    }

    /// <summary>Adds every source of the farm, polled each second.</summary>
    public async Task AddSourcesAsync(NodePart node, SourceFarm farm, CancellationToken ct)
    {
        for (var number = 0; number < farm.Count; number++)
        {
            await CallAsync(node, HttpMethod.Post, "/api/sources", new { url = farm.Address(number), name = SourceFarm.Name(number), schedule = new { interval = "00:00:01" } }, ct);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<JsonElement> SendAsync(NodePart node, HttpMethod method, string path, object? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, node.Address + path);
        request.Headers.Authorization = _token is null ? null : new AuthenticationHeaderValue("Bearer", _token);
        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await _client.SendAsync(request, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        return response.IsSuccessStatusCode
            ? text.Length == 0 ? default : JsonDocument.Parse(text).RootElement
            : throw new InvalidOperationException($"{method} {path} at {node.Name}: {(int)response.StatusCode} {text}");
    }
}
