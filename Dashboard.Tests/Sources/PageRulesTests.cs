using System.Globalization;
using System.Text.Json;
using Dashboard.Feeds.Extraction;
using Dashboard.Sources;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Sources;

/// <summary>Rules of a page as settings of a source.</summary>
public sealed class PageRulesTests
{
    private const string Page = "https://source.example/news";

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Rules_are_kept_with_the_source_until_null_empties_them(string database)
    {
        await using var host = await SourcesHost.StartOnAsync(database);
        var added = await host.AskAsync("POST", "/api/sources", new { url = Page, rules = new { item = " article ", title = "h2", link = "a@href", image = "" } });
        Assert.Equal(201, added.Status);
        Assert.Equal("html article h2 a@href ", Told(added.Body));
        Assert.Equal(JsonValueKind.Null, added.Body.GetProperty("rules").GetProperty("image").ValueKind);

        var path = $"/api/sources/{added.Body.GetProperty("id").GetInt32()}";
        var renamed = await host.AskAsync("PUT", path, new { version = 1, name = "Le Quotidien" });
        Assert.Equal((200, "html article h2 a@href "), (renamed.Status, Told(renamed.Body)));

        var changed = await host.AskAsync("PUT", path, new { version = 2, rules = new { kind = "json", item = "$.posts[*]", title = "$.title" } });
        Assert.Equal((200, "json $.posts[*] $.title  "), (changed.Status, Told(changed.Body)));

        var emptied = await host.AskAsync("PUT", path, """{"version":3,"rules":null}""");
        Assert.Equal((200, JsonValueKind.Null), (emptied.Status, emptied.Body.GetProperty("rules").ValueKind));
        Assert.Equal(JsonValueKind.Null, (await host.AskAsync("GET", path)).Body.GetProperty("rules").ValueKind);
    }

    [Fact]
    public async Task A_closed_source_that_is_added_again_with_rules_is_asked_for_whole()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await SourcesHost.StartAsync();
        var id = (await host.AskAsync("POST", "/api/sources", new { url = Page })).Body.GetProperty("id").GetInt32();
        await using (var db = host.Db())
        {
            await db.Sources.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.ETag, "\"1\"").SetProperty(s => s.BodyHash, new byte[] { 1 }), ct);
        }

        Assert.Equal(204, (await host.AskAsync("DELETE", $"/api/sources/{id}")).Status);
        Assert.Equal(201, (await host.AskAsync("POST", "/api/sources", new { url = Page, rules = new { item = "article" } })).Status);
        await using var after = host.Db();
        var row = await after.Sources.SingleAsync(s => s.Id == id, ct);
        Assert.Equal((null, null, SourceState.Active), (row.ETag, row.BodyHash, row.State));
    }

    [Theory]
    [InlineData("""{"kind":"html"}""", ExtractionFault.Missing, "rules.item")]
    [InlineData("""{"kind":"json","item":"$.a[*]"}""", ExtractionFault.Missing, "rules.title")]
    [InlineData("""{"item":"article","title":"h2["}""", ExtractionFault.BadSelector, "rules.title")]
    [InlineData("""{"kind":"json","item":"$.a[","title":"$.t"}""", ExtractionFault.BadPath, "rules.item")]
    [InlineData("""{"kind":"json","item":"$..a..b","title":"$.t"}""", ExtractionFault.TooBroad, "rules.item")]
    [InlineData("""{"kind":"xml","item":"article"}""", SourceFaultCode.Choice, null)]
    public async Task Rules_that_cannot_be_used_are_refused_with_the_field_named(string rules, string code, string? field)
    {
        await using var host = await SourcesHost.StartAsync();
        foreach (var path in new[] { "/api/sources", "/api/sources/preview" })
        {
            var answer = await host.AskAsync("POST", path, $$"""{"url":"{{Page}}","rules":{{rules}}}""");
            Assert.Equal((422, code), (answer.Status, answer.Body.GetProperty("code").GetString()));
            Assert.Equal(field, answer.Body.TryGetProperty("field", out var named) ? named.GetString() : null);
        }

        Assert.Empty(host.Polling.Heard);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("ar")]
    public void Every_fault_of_a_rule_has_a_sentence_that_names_the_rule_as_the_form_does(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var label = SourceSentences.Of(SourceFault.Of(ExtractionFault.Missing, "item", ""), culture);
        Assert.DoesNotContain("item", label, StringComparison.Ordinal);
        foreach (var code in new[] { ExtractionFault.Missing, ExtractionFault.TooLong, ExtractionFault.BadSelector, ExtractionFault.BadPath, ExtractionFault.TooBroad })
        {
            Assert.DoesNotContain(code, SourceSentences.Of(SourceFault.Of(code, "date", "x["), culture), StringComparison.Ordinal);
        }

        Assert.Contains("https://a.example/feed", SourceSentences.Failure("page-with-feeds", ["https://a.example/feed"], culture), StringComparison.Ordinal);
    }

    private static string Told(JsonElement source)
    {
        var rules = source.GetProperty("rules");
        return string.Join(' ', new[] { "kind", "item", "title", "link", "date" }.Select(name => rules.GetProperty(name).GetString()));
    }
}
