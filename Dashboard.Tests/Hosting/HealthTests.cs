using System.Text.Json;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Dashboard.Tests.Hosting;

public sealed class HealthTests
{
    [Fact]
    public async Task Ready_names_every_part()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        var (status, body) = await WhenAsync(newsroom, "/health/ready", answer => answer.Status == 200 && answer.Body.GetProperty("status").GetString() == "healthy");
        Assert.Equal(200, status);
        Assert.Equal(["database", "redis", "relay", "server"], body.GetProperty("parts").EnumerateObject().Select(part => part.Name).Order(StringComparer.Ordinal));
        Assert.All(body.GetProperty("parts").EnumerateObject(), part => Assert.Equal("ok", part.Value.GetString()));
    }

    [Fact]
    public async Task Without_Redis_the_server_is_degraded_and_serves()
    {
        await using var newsroom = await TestNewsroom.StartAsync(redis: "127.0.0.1:1,connectTimeout=200");
        var (status, body) = await WhenAsync(newsroom, "/health/ready", answer => answer.Body.GetProperty("status").GetString() == "degraded");
        Assert.Equal((200, "away"), (status, body.GetProperty("parts").GetProperty("redis").GetString()));
        Assert.Equal("ok", body.GetProperty("parts").GetProperty("database").GetString());
    }

    [Fact]
    public async Task Without_its_database_the_server_lives_and_is_not_ready_until_it_is_back()
    {
        await using var newsroom = await TestNewsroom.StartAsync("postgres");
        await newsroom.AllowConnectionsAsync(false);
        var (status, body) = await WhenAsync(newsroom, "/health/ready", answer => answer.Status == 503);
        Assert.Equal((503, "away"), (status, body.GetProperty("parts").GetProperty("database").GetString()));
        Assert.Equal(200, (await AskAsync(newsroom, "/health/live")).Status);
        await newsroom.AllowConnectionsAsync(true);
        Assert.Equal(200, (await WhenAsync(newsroom, "/health/ready", answer => answer.Status == 200)).Status);
    }

    [Fact]
    public async Task A_server_that_is_stopping_is_not_ready()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        newsroom.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        var report = await newsroom.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Unhealthy, report.Entries["server"].Status);
    }

    private static async Task<(int Status, JsonElement Body)> WhenAsync(TestNewsroom newsroom, string path, Predicate<(int Status, JsonElement Body)> holds)
    {
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var answer = await AskAsync(newsroom, path);
            if (holds(answer))
            {
                return answer;
            }

            await again.WaitForNextTickAsync(limit.Token);
        }
    }

    private static async Task<(int Status, JsonElement Body)> AskAsync(TestNewsroom newsroom, string path)
    {
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, newsroom.Address + path);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonDocument.Parse(body).RootElement);
    }
}
