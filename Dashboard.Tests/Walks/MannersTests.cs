using System.Text.Json;
using Dashboard.Tests.Hosting;

namespace Dashboard.Tests.Walks;

/// <summary>What every address of the delivered product does alike.</summary>
public sealed class MannersTests
{
    [Fact]
    public async Task HEAD_answers_as_GET_without_a_body_and_every_refusal_of_the_API_is_a_problem_in_words()
    {
        await using var server = await ServerProcess.StartAsync();
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        foreach (var path in new[] { "/", "/search", "/account/login", "/api/headlines", "/health/live", "/live" })
        {
            var (status, body, _) = await AskAsync(client, server, HttpMethod.Head, path);
            Assert.Equal((path, 200, ""), (path, status, body));
        }

        foreach (var (method, path, expected) in new[]
        {
            (HttpMethod.Get, "/api/nothing", 404), (HttpMethod.Get, "/api/headlines/abc", 404), (HttpMethod.Delete, "/api/headlines", 405),
            (HttpMethod.Get, "/api/account/login", 404), (HttpMethod.Get, "/api/headlines?limit=x", 400),
        })
        {
            var (status, body, type) = await AskAsync(client, server, method, path);
            Assert.Equal((path, expected, "application/problem+json"), (path, status, type));
            Assert.NotEmpty(JsonDocument.Parse(body).RootElement.GetProperty("title").GetString()!);
        }
    }

    private static async Task<(int Status, string Body, string? Type)> AskAsync(HttpMessageInvoker client, ServerProcess server, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(server.Address, path));
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Content.Headers.ContentType?.MediaType);
    }
}
