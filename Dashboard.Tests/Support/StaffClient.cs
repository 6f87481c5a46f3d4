using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dashboard.Tests.Support;

/// <summary>A program of the newsroom's that calls the API as the administrator; its token is one of all nodes.</summary>
internal sealed class StaffClient : IDisposable
{
    public const string Email = "chef@journal.example";
    public const string Password = "Encre-et-Papier-2026";
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseCookies = false });
    private string? _token;

    /// <summary>A request to a node, by its address; what is not a success is thrown.</summary>
    public async Task<JsonElement> CallAsync(string address, HttpMethod method, string path, object? body, CancellationToken ct)
    {
        _token ??= (await SendAsync(address, HttpMethod.Post, "/api/account/login", new { email = Email, password = Password }, ct)).GetProperty("accessToken").GetString();
        return await SendAsync(address, method, path, body, ct);
    }

    public void Dispose() => _client.Dispose();

    private async Task<JsonElement> SendAsync(string address, HttpMethod method, string path, object? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, address + path);
        request.Headers.Authorization = _token is null ? null : new AuthenticationHeaderValue("Bearer", _token);
        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await _client.SendAsync(request, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        return response.IsSuccessStatusCode
            ? text.Length == 0 ? default : JsonDocument.Parse(text).RootElement
            : throw new InvalidOperationException($"{method} {address}{path}: {(int)response.StatusCode} {text}");
    }
}
