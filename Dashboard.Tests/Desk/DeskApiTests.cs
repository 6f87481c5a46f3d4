using Dashboard.Accounts;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Desk;

public sealed class DeskApiTests(DeskHost host) : IClassFixture<DeskHost>
{
    [Fact]
    public async Task A_journalist_files_a_headline_and_everybody_reads_it()
    {
        var filed = await host.AskAsync("/api/headlines", new { title = "Grève levée à Radès", url = "https://journal.example/greve", language = "fr", section = "societe", urgency = "urgent" }, Roles.Journalist);

        Assert.Equal(201, filed.Status);
        var id = filed.Body.GetProperty("id").GetInt64();
        Assert.Equal($"/api/headlines/{id}", filed.Response.Headers.Location?.ToString());
        Assert.Equal("Le Journal", filed.Body.GetProperty("source").GetProperty("name").GetString());
        Assert.Equal("urgent", filed.Body.GetProperty("urgency").GetString());
        Assert.Equal("ltr", filed.Body.GetProperty("direction").GetString());
        var read = await host.AskAsync("GET", $"/api/headlines/{id}", role: null);
        Assert.Equal(filed.Body.GetRawText(), read.Body.GetRawText());
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData(Roles.Journalist, 201)]
    [InlineData(Roles.Moderator, 201)]
    [InlineData(Roles.Administrator, 201)]
    public async Task Only_staff_file_headlines(string? role, int status)
    {
        var body = $$"""{ "title": "Titre de {{role}}", "url": "https://journal.example/roles", "language": "fr" }""";
        var answer = await host.AskAsync("POST", "/api/headlines", body, role);
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 401 ? "application/problem+json" : "application/json", answer.Response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(Roles.Journalist, 403)]
    [InlineData(Roles.Moderator, 201)]
    [InlineData(Roles.Administrator, 201)]
    public async Task A_flash_has_a_moderator_behind_it(string role, int status)
    {
        var answer = await host.AskAsync("/api/headlines", new { title = $"Flash de {role}", url = "https://journal.example/flash", language = "fr", urgency = "flash" }, role);

        Assert.Equal(status, answer.Status);
        if (status == 403)
        {
            Assert.Contains("File it as urgent", answer.Body.GetProperty("title").GetString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{ "url": "https://a.example/", "language": "fr" }""", 400, "title-missing", "needs a title")]
    [InlineData("""{ "title": "T", "language": "fr" }""", 400, "url-missing", "beginning with https://")]
    [InlineData("""{ "title": "T", "url": "a.example", "language": "fr" }""", 400, "url", "“a.example”")]
    [InlineData("""{ "title": "T", "url": "https://a.example/", "language": "de" }""", 400, "language", "fr, ar or en")]
    [InlineData("""{ "title": "T", "url": "https://a.example/" }""", 400, "language", "fr, ar or en")]
    [InlineData("""{ "title": "T", "url": "https://a.example/", "language": "fr", "urgency": "now" }""", 400, "urgency", "normal, urgent or flash")]
    [InlineData("""{ "title": 5 }""", 400, "body", "$.title")]
    [InlineData("""{ "title": """, 400, "body", "not JSON")]
    [InlineData("null", 400, "body", "not JSON")]
    [InlineData("", 400, "body", "not JSON")]
    public async Task What_cannot_be_filed_is_answered_with_a_sentence_to_act_on(string json, int status, string code, string sentence)
    {
        var answer = await host.AskAsync("POST", "/api/headlines", json);

        Assert.Equal((status, code), (answer.Status, answer.Body.GetProperty("code").GetString()));
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(sentence, answer.Body.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_content_type_and_an_endless_body_are_refused()
    {
        var form = await host.AskAsync("POST", "/api/headlines", "title=T", type: "application/x-www-form-urlencoded");
        var endless = await host.AskAsync("/api/headlines", new { title = new string('a', 70_000) });

        Assert.Equal((415, "content-type"), (form.Status, form.Body.GetProperty("code").GetString()));
        Assert.Equal((413, "body-too-large"), (endless.Status, endless.Body.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task The_same_headline_again_names_the_one_there_is()
    {
        var body = new { title = "Deux fois", url = "https://journal.example/deux", language = "fr" };
        var first = await host.AskAsync("/api/headlines", body);

        var second = await host.AskAsync("/api/headlines", body);

        Assert.Equal((409, first.Body.GetProperty("id").GetInt64()), (second.Status, second.Body.GetProperty("existingId").GetInt64()));
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData(Roles.Journalist, 403)]
    [InlineData(Roles.Moderator, 200)]
    public async Task Only_moderators_withdraw(string? role, int status)
    {
        var filed = await host.FileAsync($"À retirer {role}");

        var answer = await host.AskAsync("POST", $"/api/headlines/{filed.Id}/withdraw", """{ "reason": "editor", "note": "Source rétractée" }""", role);

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200 ? 410 : 200, (await host.AskAsync("GET", $"/api/headlines/{filed.Id}", role: null)).Status);
    }

    [Fact]
    public async Task A_withdrawal_asked_for_again_answers_as_the_first_time()
    {
        var filed = await host.FileAsync("Retiré une fois");
        var first = await host.AskAsync($"/api/headlines/{filed.Id}/withdraw", new { reason = "legal" }, Roles.Moderator);

        var second = await host.AskAsync($"/api/headlines/{filed.Id}/withdraw", new { reason = "editor" }, Roles.Moderator);

        Assert.Equal((200, "legal"), (second.Status, second.Body.GetProperty("reason").GetString()));
        Assert.Equal(first.Body.GetRawText(), second.Body.GetRawText());
        await using var db = host.Db();
        var subject = $"headline:{filed.Id}";
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Act == "headline.withdrawn" && a.Subject == subject, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""{ "reason": "source" }""", 400, "reason")]
    [InlineData("""{ }""", 400, "reason")]
    [InlineData("[", 400, "body")]
    public async Task A_withdrawal_needs_a_reason_of_the_newsroom(string json, int status, string code)
    {
        var filed = await host.FileAsync($"Reste {json.Length}");

        var answer = await host.AskAsync("POST", $"/api/headlines/{filed.Id}/withdraw", json);

        Assert.Equal((status, code), (answer.Status, answer.Body.GetProperty("code").GetString()));
        Assert.Equal(200, (await host.AskAsync("GET", $"/api/headlines/{filed.Id}", role: null)).Status);
    }

    [Fact]
    public async Task A_headline_that_never_was_cannot_be_withdrawn() =>
        Assert.Equal(404, (await host.AskAsync("/api/headlines/999999/withdraw", new { reason = "editor" })).Status);

    [Fact]
    public async Task The_newsroom_s_own_source_is_one()
    {
        await host.FileAsync("Un titre de la rédaction");
        await using var db = host.Db();
        Assert.Equal("Le Journal", (await db.Sources.SingleAsync(s => s.Kind == SourceKind.Newsroom, TestContext.Current.CancellationToken)).Name);
    }
}
