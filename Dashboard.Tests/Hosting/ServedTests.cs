using System.Text.Json;

namespace Dashboard.Tests.Hosting;

public sealed class ServedTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("/", false)]
    [InlineData("/search?q=a", false)]
    [InlineData("/account/login", false)]
    [InlineData("/no/such/page", false)]
    [InlineData("/api/headlines", false)]
    [InlineData("/sources", true)]
    public async Task Only_staff_pages_may_do_more_than_style_and_listen(string path, bool isStaff)
    {
        var (_, _, headers) = await server.GetAsync(path);
        var policy = Assert.Single(headers["Content-Security-Policy"]);
        Assert.Equal(isStaff, policy.Contains("'unsafe-inline'", StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], headers["X-Content-Type-Options"]);
    }

    [Theory]
    [InlineData("/api/audit")]
    [InlineData("/api/sources")]
    [InlineData("/quartz-api/schedulers")]
    public async Task An_API_without_sign_in_answers_401_in_words_to_browsers_too(string path)
    {
        var (status, body, headers) = await server.GetAsync(path);
        Assert.Equal(401, status);
        Assert.Equal(["application/problem+json"], headers["Content-Type"]);
        Assert.NotEmpty(JsonDocument.Parse(body).RootElement.GetProperty("title").GetString()!);
    }

    [Fact]
    public async Task Public_pages_carry_no_inline_script_or_style()
    {
        foreach (var path in new[] { "/", "/search", "/account/login" })
        {
            var (_, body, _) = await server.GetAsync(path);
            Assert.DoesNotMatch(@"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", body);
        }
    }

    [Fact]
    public async Task Styles_of_packages_are_served_from_a_build_that_was_not_published()
    {
        Assert.Equal(200, (await server.GetAsync("/_content/MudBlazor/MudBlazor.min.css")).Status);
        Assert.Equal(200, (await server.GetAsync("/_framework/blazor.web.js")).Status);
    }

    [Fact]
    public async Task A_compressed_public_page_says_what_it_depends_on()
    {
        var (_, _, headers) = await server.GetAsync("/", ("Accept-Encoding", "gzip"));
        Assert.Equal(["gzip"], headers["Content-Encoding"]);
        var vary = string.Join(", ", headers["Vary"]);
        Assert.All(["Accept-Encoding", "Accept-Language", "Cookie"], name => Assert.Contains(name, vary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_API_is_described_with_a_summary_and_responses_for_every_endpoint()
    {
        var (status, body, _) = await server.GetAsync("/openapi/v1.json");
        Assert.Equal(200, status);
        var document = JsonDocument.Parse(body).RootElement;
        Assert.Equal("http", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("type").GetString());
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject(), (path, operation) => (Name: $"{operation.Name} {path.Name}", operation.Value)).ToList();
        Assert.Contains("get /api/headlines", operations.Select(operation => operation.Name));
        Assert.Contains("post /api/account/login", operations.Select(operation => operation.Name));
        Assert.Empty(operations.Where(operation => !operation.Value.TryGetProperty("summary", out _)).Select(operation => operation.Name));
        Assert.All(operations, operation => Assert.NotEmpty(operation.Value.GetProperty("responses").EnumerateObject()));
        var sources = operations.Single(operation => operation.Name == "get /api/sources").Value;
        Assert.Equal("bearer", Assert.Single(sources.GetProperty("security").EnumerateArray()).EnumerateObject().Single().Name);
        var audit = operations.Single(operation => operation.Name == "get /api/audit").Value;
        Assert.Equal(["before", "limit"], audit.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()).Order());
        Assert.Equal(["200", "400", "401", "403"], audit.GetProperty("responses").EnumerateObject().Select(response => response.Name).Order());
        Assert.Single(audit.GetProperty("security").EnumerateArray());
        Assert.False(operations.Single(operation => operation.Name == "get /api/headlines").Value.TryGetProperty("security", out _));
    }
}
