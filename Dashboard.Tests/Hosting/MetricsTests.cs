using Dashboard.Tests.Support;

namespace Dashboard.Tests.Hosting;

public sealed class MetricsTests
{
    [Fact]
    public async Task The_contract_s_names_are_read_on_the_own_machine()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var heard = SseReader.ReadAsync($"{newsroom.Address}/live", null, events => events.Exists(e => e.Kind == "headline"), stop.Token);
        // A newcomer hears only what comes once it listens, and nobody says when it does.
        while (!heard.IsCompleted)
        {
            await newsroom.StoreAsync(newsroom.Entry());
        }

        await heard;
        var (status, body) = await AskAsync(newsroom.Address);
        Assert.Equal(200, status);
        Assert.Contains("dashboard_live_delivered", body, StringComparison.Ordinal);
        Assert.Contains("dashboard_live_lag_seconds_bucket", body, StringComparison.Ordinal);
        Assert.Contains("dashboard_live_connections", body, StringComparison.Ordinal);
        Assert.Contains("dotnet_", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 403)]
    [InlineData("Bearer wrong", 403)]
    [InlineData("Bearer open-sesame", 200)]
    public async Task From_elsewhere_only_the_token_opens(string authorization, int status)
    {
        await using var newsroom = await TestNewsroom.StartAsync(settings: ("Metrics:Token", "open-sesame"));
        Assert.Equal(status, (await AskAsync(newsroom.Address, ("X-Forwarded-For", "203.0.113.9"), ("Authorization", authorization))).Status);
    }

    private static async Task<(int Status, string Body)> AskAsync(string address, params (string Name, string Value)[] headers)
    {
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{address}/metrics");
        foreach (var (name, value) in headers.Where(header => header.Value.Length > 0))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
