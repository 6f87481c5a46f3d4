using System.Net;

namespace Dashboard.Tests.Hosting;

public sealed class ReadyTests
{
    private const string Link = "Create the first administrator (this link works once, within the hour): ";

    [Fact]
    public async Task A_start_without_a_user_prints_an_address_and_a_link_that_both_answer()
    {
        await using var server = await ServerProcess.StartAsync(("Logging:LogLevel:Default", "Trace"), ("Logging:Console:FormatterName", "json"));
        var link = await LinkAsync(server);
        Assert.StartsWith(server.Address.AbsoluteUri, link, StringComparison.Ordinal);
        using var client = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false });
        Assert.Equal(HttpStatusCode.OK, await GetAsync(client, server.Address.AbsoluteUri));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(client, link));
        var code = link[(link.IndexOf("code=", StringComparison.Ordinal) + 5)..];
        await server.StopAsync();
        Assert.DoesNotContain(server.Output, line => line.Contains(code, StringComparison.Ordinal) && !line.StartsWith(Link, StringComparison.Ordinal));
        Assert.Contains(server.Output, line => line.StartsWith('{'));
    }

    [Fact]
    public async Task A_configured_administrator_needs_no_link_and_no_log_holds_the_password()
    {
        const string password = "a sentence long enough for anybody";
        await using var server = await ServerProcess.StartAsync(
            ("Admin:Email", "chief@news.example"), ("Admin:Password", password), ("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Trace"));
        await server.StopAsync();
        Assert.DoesNotContain(server.Output, line => line.StartsWith("Create the first", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Output, line => line.Contains(password, StringComparison.Ordinal));
    }

    private static async Task<string> LinkAsync(ServerProcess server)
    {
        using var patience = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            if (server.Output.FirstOrDefault(line => line.StartsWith(Link, StringComparison.Ordinal)) is { } found)
            {
                return found[Link.Length..];
            }

            await patience.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task<HttpStatusCode> GetAsync(HttpMessageInvoker client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
