using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Moderation;

public sealed partial class ReportApiTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_thanked_for_counted_once_and_told_of_later()
    {
        await using var host = await ModerationHost.StartAsync();
        var picture = await host.PictureAsync();

        var first = await host.ReportAsync(picture, "198.51.100.1");
        var cookie = first.Response.Headers.GetValues("Set-Cookie").Single();
        var again = await host.ReportAsync(picture, "198.51.100.1", null, "fr", ("Cookie", cookie.Split(';')[0]));
        var thrownAway = await host.ReportAsync(picture, "198.51.100.1");
        var forged = await host.ReportAsync(picture, "198.51.100.1", null, "en", ("Cookie", "dashboard.reporter=forged"));

        Assert.Equal((202, "received"), (first.Status, Text(first.Body, "status")));
        Assert.Contains("once several people have reported it", Text(first.Body, "message"), StringComparison.Ordinal);
        Assert.Matches("path=/api/images; samesite=lax; httponly$", cookie);
        Assert.Equal((202, "already-reported"), (again.Status, Text(again.Body, "status")));
        Assert.Contains("déjà signalé", Text(again.Body, "message"), StringComparison.Ordinal);
        Assert.Equal(("received", "received"), (Text(thrownAway.Body, "status"), Text(forged.Body, "status")));
        Assert.Equal(1, (await host.CaseAsync(picture)).Reports);

        Assert.Equal("in-review", await OutcomeAsync(host, first.Body));
        await host.ReportAsync(picture, "198.51.101.1");
        await host.ReportAsync(picture, "198.51.102.1");
        Assert.Equal("blocked", await OutcomeAsync(host, first.Body));
        Assert.Equal(404, (await host.SendAsync("GET", "/api/reports/none")).Status);
    }

    [Theory]
    [InlineData("""{ "reason": "ugly" }""", 400, "reason")]
    [InlineData("""{ }""", 400, "reason")]
    [InlineData("""{ "reason": 5 }""", 400, "body")]
    [InlineData("""[""", 400, "body")]
    public async Task What_is_no_report_is_answered_with_a_sentence(string json, int status, string code)
    {
        await using var host = await ModerationHost.StartAsync();
        var picture = await host.PictureAsync();

        var answer = await host.SendAsync("POST", $"/api/images/{picture.Name}/reports", new StringContent(json, Encoding.UTF8, "application/json"));

        Assert.Equal((status, code), (answer.Status, Text(answer.Body, "code")));
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Bad_input_is_refused_and_nothing_of_it_is_kept()
    {
        await using var host = await ModerationHost.StartAsync();
        var picture = await host.PictureAsync();
        var unknown = new PictureRow { Name = "AAAAAAAAAAAAAAAAAAAAAA", Hash = [] };

        Assert.Equal(404, (await host.ReportAsync(unknown, "198.51.100.1")).Status);
        Assert.Equal(400, (await host.ReportAsync(picture, "198.51.100.1", new { reason = "hate", comment = new string('a', 1_001) })).Status);
        Assert.Equal(413, (await host.ReportAsync(picture, "198.51.100.1", new { reason = "hate", comment = new string('a', 1_000_000) })).Status);
        Assert.Equal(415, (await host.SendAsync("POST", $"/api/images/{picture.Name}/reports", new StringContent("reason=hate", Encoding.UTF8, "text/plain"))).Status);
        Assert.Equal(403, (await host.ReportAsync(picture, "198.51.100.1", null, "en", ("Sec-Fetch-Site", "cross-site"))).Status);
        Assert.Equal(403, (await host.ReportAsync(picture, "198.51.100.1", null, "en", ("Origin", "https://other.example"))).Status);
        await using var db = host.Db();
        Assert.Equal((0, 0), (await db.Reports.CountAsync(Ct), await db.Cases.CountAsync(Ct)));
    }

    [Fact]
    public async Task More_than_thirty_a_minute_from_one_address_must_wait()
    {
        await using var host = await ModerationHost.StartAsync();
        var picture = await host.PictureAsync();
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(202, (await host.ReportAsync(picture, "198.51.100.1")).Status);
        }

        var answer = await host.ReportAsync(picture, "198.51.100.1");

        Assert.Equal(429, answer.Status);
        Assert.InRange(answer.Response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(202, (await host.ReportAsync(picture, "198.51.100.2")).Status);
        // Enough of one person's clicks is kept.
        await using var db = host.Db();
        Assert.Equal((22, 2), (await db.Reports.CountAsync(Ct), await db.Reports.CountAsync(r => r.Counted, Ct)));
    }

    [Fact]
    public async Task A_plain_form_is_answered_with_pages_in_the_reader_s_language()
    {
        await using var host = await ModerationHost.StartAsync();
        var picture = await host.PictureAsync();
        var page = await host.SendAsync("GET", $"/images/{picture.Name}/report", language: "ar", headers: ("Accept", "text/html"));
        var token = TokenField().Match(page.Body).Groups["token"].Value;

        var sent = await FormAsync(host, picture, token, "violence", "<script>alert(1)</script>");
        var stale = await FormAsync(host, await host.PictureAsync(), token, "hate", "<b>mes mots</b>");
        var bot = await FormAsync(host, picture, token, "hate", "", trap: "http://spam.example", from: "198.51.100.99");

        Assert.Equal(200, page.Status);
        Assert.Contains("الإبلاغ عن هذه الصورة", page.Body, StringComparison.Ordinal);
        Assert.Equal(202, sent.Status);
        Assert.Contains("Merci. Cette image sera bloquée automatiquement", sent.Body, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"stylesheet\" href=\"/public", sent.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor.web", sent.Body, StringComparison.Ordinal);
        Assert.Equal(400, stale.Status);
        Assert.Contains("&lt;b&gt;mes mots&lt;/b&gt;", stale.Body, StringComparison.Ordinal);
        Assert.Equal(202, bot.Status);
        Assert.Equal(1, (await host.CaseAsync(picture)).Reports);
        var receipt = ReceiptLink().Match(sent.Body).Groups["receipt"].Value;
        var told = await host.SendAsync("GET", $"/reports/{receipt}", headers: ("Accept", "text/html"));
        Assert.Equal(200, told.Status);
        Assert.Contains("Your report is being reviewed", told.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_moderator_blocked_needs_no_further_report()
    {
        await using var host = await ModerationHost.StartAsync();
        var picture = await host.PictureAsync();
        await host.ReportAsync(picture, "198.51.100.1");
        var row = await host.CaseAsync(picture);
        await host.Desk.DecideAsync(new(row.Id, Dashboard.Moderation.Cases.CaseVerdict.Block, row.Version), ModerationHost.Staff(), Ct);

        Assert.Equal(410, (await host.ReportAsync(picture, "198.51.101.1")).Status);
        Assert.Equal(410, (await host.SendAsync("GET", $"/images/{picture.Name}/report", headers: ("Accept", "text/html"))).Status);
        Assert.Equal(404, (await host.SendAsync("GET", "/images/AAAAAAAAAAAAAAAAAAAAAA/report", headers: ("Accept", "text/html"))).Status);
    }

    private static async Task<string?> OutcomeAsync(ModerationHost host, string body) => Text((await host.SendAsync("GET", $"/api/reports/{Text(body, "receipt")}")).Body, "status");

    private static Task<(int Status, string Body, HttpResponseMessage Response)> FormAsync(
        ModerationHost host, PictureRow picture, string token, string reason, string comment, string trap = "", string from = "198.51.100.7")
    {
        var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["token"] = token, ["reason"] = reason, ["comment"] = comment, ["website"] = trap });
        return host.SendAsync("POST", $"/api/images/{picture.Name}/reports", form, from, "fr", ("Accept", "text/html"));
    }

    private static string? Text(string json, string key) => JsonDocument.Parse(json).RootElement.GetProperty(key).GetString();

    [GeneratedRegex("name=\"token\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();

    [GeneratedRegex("href=\"/reports/(?<receipt>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReceiptLink();
}
