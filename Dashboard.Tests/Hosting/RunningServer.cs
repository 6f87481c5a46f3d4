namespace Dashboard.Tests.Hosting;

/// <summary>One server process for the tests of a class.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private ServerProcess? _server;

    public async ValueTask InitializeAsync() => _server = await ServerProcess.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    internal async Task<(int Status, string Body, ILookup<string, string> Headers)> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_server!.Address, path));
        request.Headers.TryAddWithoutValidation("Accept", "text/html, */*");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var all = response.Headers.Concat(response.Content.Headers).SelectMany(h => h.Value, (h, value) => (h.Key, value))
            .ToLookup(h => h.Key, h => h.value, StringComparer.OrdinalIgnoreCase);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), all);
    }
}
