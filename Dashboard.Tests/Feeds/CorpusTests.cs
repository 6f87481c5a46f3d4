using System.Text.Json;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly string[] Apart =
        ["sanitize", "title-fallback", "link-fallback", "encoding-http", "encoding-exotic", "encoding-mislabel", "cdf", "sitemap"];

    // What was reached in all, then in percent of each suite's cases in the regular areas; raise it when the parser gets better.
    private const double RegularFloor = 97.8;

    private static readonly Dictionary<string, int> Floors = new(StringComparer.Ordinal)
    {
        ["feedparser"] = 98,
        ["simplepie"] = 99,
        ["gofeed"] = 97,
        ["laminas-feed"] = 100,
        ["miniflux"] = 94,
        ["feed-rs"] = 89,
        ["feedvalidator"] = 100,
        ["derived-encoding"] = 100,
        ["rss-parser"] = 88,
        ["rubycocos-feeds"] = 93,
        ["codehollow-feedreader"] = 100,
        ["newsboat"] = 100,
        ["fastfeedparser"] = 100,
        ["netnewswire-rsparser"] = 87,
        ["rome"] = 100,
        ["feedjira"] = 85,
        ["lemon24-reader"] = 85,
    };

    // The same by area; these are the headings the corpus itself has.
    private static readonly Dictionary<string, int> AreaFloors = new(StringComparer.Ordinal)
    {
        ["general"] = 97,
        ["entities"] = 100,
        ["dates"] = 98,
        ["encoding"] = 100,
        ["titles-html"] = 100,
        ["base"] = 96,
        ["illformed"] = 100,
        ["namespace"] = 100,
        ["encoding-exotic"] = 100,
    };

    [Fact]
    public void Other_projects_suites_pass_as_often_as_they_did()
    {
        string folder = CorpusFiles.Folder();
        var suites = new CorpusTally("source_suite");
        var areas = new CorpusTally("area");
        CorpusTally[] tallies = [suites, areas, new CorpusTally("format"), new CorpusTally("encoding_label")];
        foreach (JsonElement line in CorpusFiles.Lines(folder, "expected.jsonl"))
        {
            bool apart = Apart.Contains(line.GetProperty("area").GetString());
            if (CorpusVerdict.Passes(line.GetProperty("expect"), Read(folder, line).Document) is { } passes)
            {
                foreach (CorpusTally tally in tallies.Where(tally => !apart || tally == areas))
                {
                    tally.Count(line, passes);
                }
            }
        }

        foreach (CorpusTally tally in tallies)
        {
            tally.Print(output.WriteLine);
        }

        output.WriteLine($"regular areas: {suites.Share:0.0} %");
        Assert.True(suites.Share >= RegularFloor, $"{suites.Share:0.0} %");
        Assert.Empty(suites.Under(Floors));
        Assert.Empty(areas.Under(AreaFloors));
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
