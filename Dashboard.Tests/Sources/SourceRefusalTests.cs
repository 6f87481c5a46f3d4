using Dashboard.Accounts;
using Dashboard.Fetching;
using Dashboard.Sources;

namespace Dashboard.Tests.Sources;

/// <summary>What is refused leaves nothing behind, so all of these share one host.</summary>
public sealed class SourceRefusalTests(SourceRefusalTests.Host host) : IClassFixture<SourceRefusalTests.Host>
{
    private const string Feed = "https://source.example/feed";

    [Theory]
    [InlineData("not a url", 400, UrlFault.NotAUrl)]
    [InlineData("", 400, UrlFault.NotAUrl)]
    [InlineData("javascript:alert(1)", 400, UrlFault.Scheme)]
    [InlineData("file:///etc/passwd", 400, UrlFault.Scheme)]
    [InlineData("https://user:secret@source.example/feed", 400, UrlFault.UserInfo)]
    [InlineData("http://127.0.0.1/feed", 400, UrlFault.RefusedAddress)]
    [InlineData("http://169.254.169.254/latest/meta-data", 400, UrlFault.RefusedAddress)]
    [InlineData("http://localhost:8080/feed", 400, UrlFault.RefusedAddress)]
    [InlineData("http://[::1]/feed", 400, UrlFault.RefusedAddress)]
    public async Task A_bad_or_refused_address_is_a_problem_with_a_sentence(string url, int status, string code)
    {
        var answer = await host.Sources.AskAsync("POST", "/api/sources", new { url });

        Assert.Equal(status, answer.Status);
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, answer.Body.GetProperty("code").GetString());
        Assert.EndsWith(".", answer.Body.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Empty((await host.Sources.AskAsync("GET", "/api/sources")).Body.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("""{"interval":"00:00:10"}""", SourceFaultCode.Interval)]
    [InlineData("""{"cron":"0 */5 * * * ?"}""", SourceFaultCode.TimeZoneMissing)]
    [InlineData("""{"cron":"0 */5 * * * ?","timeZone":"Mars/Olympus"}""", SourceFaultCode.TimeZone)]
    [InlineData("""{"cron":"*/5 * * * * ?","timeZone":"Africa/Tunis"}""", SourceFaultCode.CronTooOften)]
    [InlineData("""{"cron":"five","timeZone":"Africa/Tunis"}""", SourceFaultCode.Cron)]
    [InlineData("""{"interval":"00:05:00","adaptive":true}""", SourceFaultCode.ScheduleForm)]
    public async Task A_schedule_that_cannot_be_kept_is_refused(string schedule, string code)
    {
        var answer = await host.Sources.AskAsync("POST", "/api/sources", $$"""{"url":"{{Feed}}","schedule":{{schedule}}}""");

        Assert.Equal(422, answer.Status);
        Assert.Equal(code, answer.Body.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("""{"url":""", 400, SourceFaultCode.Body)]
    [InlineData("null", 400, SourceFaultCode.Body)]
    [InlineData("""{"url":"https://source.example/feed","schedule":{"interval":"five minutes"}}""", 400, SourceFaultCode.Body)]
    [InlineData("""{"url":"https://source.example/feed","display":"2"}""", 422, SourceFaultCode.Choice)]
    [InlineData("""{"url":"https://source.example/feed","language":"français"}""", 422, SourceFaultCode.Language)]
    [InlineData("""{"url":"https://source.example/feed","section":"!!!"}""", 422, SourceFaultCode.Section)]
    [InlineData("""{"url":"https://source.example/feed","site":"javascript:alert(1)"}""", 422, SourceFaultCode.Site)]
    public async Task A_body_that_cannot_be_used_says_where(string body, int status, string code)
    {
        var answer = await host.Sources.AskAsync("POST", "/api/sources", body);

        Assert.Equal(status, answer.Status);
        Assert.Equal(code, answer.Body.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("GET", "/api/sources/99")]
    [InlineData("DELETE", "/api/sources/99")]
    [InlineData("POST", "/api/sources/99/poll")]
    [InlineData("POST", "/api/sources/99/pause")]
    [InlineData("POST", "/api/sources/99/resume")]
    public async Task What_is_not_there_is_404(string method, string path)
    {
        Assert.Equal(404, (await host.Sources.AskAsync(method, path)).Status);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData(Roles.Journalist, 403)]
    [InlineData(Roles.Moderator, 403)]
    public async Task Only_administrators_come_in(string? role, int status)
    {
        Assert.Equal(status, (await host.Sources.AskAsync("GET", "/api/sources", role: role)).Status);
        Assert.Equal(status, (await host.Sources.AskAsync("POST", "/api/sources", new { url = Feed }, role)).Status);
        Assert.Equal(status, (await host.Sources.AskAsync("POST", "/api/sources/1/poll", role: role)).Status);
    }

    public sealed class Host : IAsyncLifetime
    {
        private SourcesHost? _sources;

        internal SourcesHost Sources => _sources ?? throw new InvalidOperationException("The host has not started.");

        public async ValueTask InitializeAsync() => _sources = await SourcesHost.StartAsync();

        public async ValueTask DisposeAsync() => await Sources.DisposeAsync();
    }
}
