using BenchmarkDotNet.Attributes;
using Dashboard.Feeds;
using Dashboard.Ingest.Cleaning;
using Dashboard.Storage;

namespace Dashboard.Benchmarks;

/// <summary>Cleaning one entry with a body of four paragraphs, as a poll does for each entry of a changed feed.</summary>
[MemoryDiagnoser]
public class CleanBenchmark
{
    private static readonly Uri Address = new("https://journal.example/feed");
    private readonly BodyCleaner _bodies = new();
    private readonly SourceRow _source = new() { Address = Address.AbsoluteUri, AddressKey = Address.AbsoluteUri, Name = "Le Journal" };
    private readonly FeedDocument _feed = new() { Link = "https://journal.example/", Language = "fr" };
    private HeadlineCleaner _cleaner = null!;
    private FeedEntry _entry = null!;

    /// <summary>Writes the entry.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _cleaner = new HeadlineCleaner(_bodies);
        _entry = new FeedEntry
        {
            Id = "1",
            TitleText = "Élection : le dépouillement se poursuit à Sfax et ailleurs",
            Link = "https://journal.example/a/1",
            Published = new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero),
            Content = string.Concat(Enumerable.Repeat(
                "<p>Les résultats partiels confirment une participation en hausse, selon l&rsquo;instance. <a href=\"/dossiers\">Le dossier</a> est mis à jour.</p>\n", 4)),
        };
    }

    /// <summary>The whole entry.</summary>
    [Benchmark(Baseline = true)]
    public int Entry() => _cleaner.Clean(_entry, _feed, _source, Address, _entry.Published!.Value)!.Title.Length;

    /// <summary>Its body alone.</summary>
    [Benchmark]
    public int Body() => _bodies.Clean(_entry.Content, Address)!.Length;

    /// <summary>Its language alone.</summary>
    [Benchmark]
    public string? Language() => HeadlineLanguage.Choose(_entry.TitleText!, null, null, "fr");
}
