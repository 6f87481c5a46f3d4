using System.Text.Json;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

public sealed class ParseCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parse").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_gives_one_line_with_every_key()
    {
        string file = Write("a.xml", "<rss><channel><title>é</title><item><title>x</title></item></channel></rss>");
        JsonElement line = Assert.Single(await RunAsync(file));
        Assert.Equal(
            ["id", "ok", "error", "encoding", "feed_type", "feed_version", "feed_title", "feed_link", "feed_description", "feed_language", "feed_image", "feed_icon", "feed_id",
                "feed_author", "feed_updated_utc", "feed_published_utc", "entries"],
            line.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["id", "title", "link", "author", "author_email", "published_utc", "updated_utc", "summary", "content", "enclosures", "images", "media",
                "categories", "language"],
            line.GetProperty("entries")[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal((file, "é"), (line.GetProperty("id").GetString(), line.GetProperty("feed_title").GetString()));
    }

    [Fact]
    public async Task A_missing_file_is_a_line_too()
    {
        JsonElement line = Assert.Single(await RunAsync(Path.Combine(_folder, "none.xml")));
        Assert.False(line.GetProperty("ok").GetBoolean());
        Assert.NotEmpty(line.GetProperty("error").GetString()!);
    }

    [Fact]
    public async Task A_manifest_names_documents_relative_to_itself()
    {
        Write("a.xml", "<rss><channel><link>/x</link></channel></rss>");
        string manifest = Write("m.jsonl", "{\"id\":\"one\",\"file\":\"a.xml\",\"base_url\":\"https://a.example/\"}\n\nnot json\n{\"id\":\"two\",\"file\":\"b.xml\"}\n");
        JsonElement[] lines = await RunAsync("--manifest", manifest);
        Assert.Equal(["one", "two"], lines.Select(line => line.GetProperty("id").GetString()));
        Assert.Equal("https://a.example/x", lines[0].GetProperty("feed_link").GetString());
    }

    [Fact]
    public async Task Dates_are_printed_with_their_instant_or_null()
    {
        string dates = Write("d.jsonl", "{\"input\":\"24 août 2026\"}\n{\"input\":\"never\"}\n");
        JsonElement[] lines = await RunAsync("--dates", dates);
        Assert.Equal(["2026-08-24T00:00:00Z", null], lines.Select(line => line.GetProperty("utc").GetString()));
    }

    [Fact]
    public async Task Arguments_that_make_no_sense_are_reported()
    {
        using var errors = new StringWriter();
        Assert.Equal(2, await ParseCommand.RunAsync(["--colour", "red"], TextWriter.Null, errors, TestContext.Current.CancellationToken));
        Assert.Contains("--colour", errors.ToString(), StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<JsonElement[]> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        Assert.Equal(0, await ParseCommand.RunAsync(args, output, TextWriter.Null, TestContext.Current.CancellationToken));
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => JsonElement.Parse(line))];
    }
}
