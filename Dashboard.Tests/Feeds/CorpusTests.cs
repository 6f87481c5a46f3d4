using System.Text.Json;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly string[] Apart =
        ["sanitize", "title-fallback", "link-fallback", "encoding-http", "encoding-exotic", "encoding-mislabel", "cdf", "sitemap"];

    // What was reached, in percent of each suite's cases in the regular areas; raise it when the parser gets better.
    private static readonly Dictionary<string, int> Floors = new(StringComparer.Ordinal)
    {
        ["feedparser"] = 97,
        ["simplepie"] = 98,
        ["gofeed"] = 96,
        ["laminas-feed"] = 100,
        ["miniflux"] = 93,
        ["feed-rs"] = 89,
        ["feedvalidator"] = 100,
        ["derived-encoding"] = 100,
        ["rss-parser"] = 76,
        ["rubycocos-feeds"] = 81,
        ["codehollow-feedreader"] = 100,
        ["newsboat"] = 88,
        ["fastfeedparser"] = 100,
        ["netnewswire-rsparser"] = 87,
        ["rome"] = 50,
        ["feedjira"] = 85,
        ["lemon24-reader"] = 85,
    };

    [Fact]
    public void Other_projects_suites_pass_as_often_as_they_did()
    {
        string folder = CorpusFiles.Folder();
        var suites = new SortedDictionary<string, (int All, int Passed)>(StringComparer.Ordinal);
        foreach (JsonElement line in CorpusFiles.Lines(folder, "expected.jsonl").Where(line => !Apart.Contains(line.GetProperty("area").GetString())))
        {
            FeedDocument? feed = Read(folder, line).Document;
            if (CorpusVerdict.Passes(line.GetProperty("expect"), feed) is { } passes)
            {
                string suite = line.GetProperty("source_suite").GetString()!;
                (int all, int passed) = suites.GetValueOrDefault(suite);
                suites[suite] = (all + 1, passed + (passes ? 1 : 0));
            }
        }

        foreach ((string suite, (int all, int passed)) in suites)
        {
            output.WriteLine($"{suite,-24} {passed,5} of {all,5}  {100.0 * passed / all,5:0.0} %");
        }

        output.WriteLine($"all {100.0 * suites.Values.Sum(suite => suite.Passed) / suites.Values.Sum(suite => suite.All):0.0} %");
        Assert.All(suites, suite => Assert.True(
            100 * suite.Value.Passed >= Floors.GetValueOrDefault(suite.Key) * suite.Value.All, $"{suite.Key}: {suite.Value.Passed} of {suite.Value.All}"));
    }

    [Fact]
    public void Dates_are_read_as_often_as_they_were()
    {
        JsonElement[] lines = [.. CorpusFiles.Lines(CorpusFiles.Folder(), "dates.jsonl")];
        string[] wrong = [.. lines.Where(line => !IsRight(line)).Select(line => line.GetProperty("input").GetString()!)];
        output.WriteLine($"{lines.Length - wrong.Length} of {lines.Length}; wrong: {string.Join(" | ", wrong)}");
        Assert.True(wrong.Length * 100 <= lines.Length * 3, string.Join(" | ", wrong));
    }

    [Theory]
    [InlineData("expected.jsonl")]
    [InlineData("real.jsonl")]
    [InlineData("robust.jsonl")]
    public void Every_document_is_read_or_refused(string list)
    {
        string folder = CorpusFiles.Folder();
        int count = 0;
        foreach (JsonElement line in CorpusFiles.Lines(folder, list))
        {
            FeedParseResult result = Read(folder, line);
            Assert.True(result.Document is null != result.Fault is null, line.GetProperty("file").GetString());
            count++;
        }

        Assert.True(count > 100);
    }

    private static FeedParseResult Read(string folder, JsonElement line)
    {
        byte[] body = File.ReadAllBytes(Path.Combine(folder, line.GetProperty("file").GetString()!));
        Uri? home = Text(line, "base_url") is { } url ? new Uri(url) : null;
        return FeedParser.Parse(body, Text(line, "http_content_type"), home);
    }

    private static bool IsRight(JsonElement line)
    {
        bool read = FeedDate.TryParse(line.GetProperty("input").GetString(), out DateTimeOffset utc);
        return Text(line, "utc") is { } expected
            ? read && utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) == expected
            : read == line.TryGetProperty("parses", out _);
    }

    private static string? Text(JsonElement line, string key) => line.TryGetProperty(key, out JsonElement value) ? value.GetString() : null;
}
