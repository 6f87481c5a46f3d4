using Dashboard.Tests.Feeds.Mutants;

namespace Dashboard.Tests.Feeds;

/// <summary>Broken copies of the corpus' captured and odd documents; <c>Dashboard.Benchmarks -- fuzz</c> makes as many as one likes.</summary>
public sealed class CorpusMutantTests
{
    private const int Seed = 20261128;
    private const int Mutants = 2000;

    /// <summary>Larger documents are left to the long run.</summary>
    private const int Largest = 200_000;

    [Fact]
    public void Two_thousand_mutants_are_read_or_refused_in_time_and_bounds()
    {
        string folder = CorpusFiles.Folder();
        byte[][] documents =
        [
            .. CorpusFiles.Lines(folder, "real.jsonl").Concat(CorpusFiles.Lines(folder, "robust.jsonl"))
                .Select(line => new FileInfo(Path.Combine(folder, line.GetProperty("file").GetString()!)))
                .Where(file => file.Length < Largest).Select(file => File.ReadAllBytes(file.FullName)),
        ];
        var mutator = new FeedMutator(Seed);
        for (int i = 0; i < Mutants; i++)
        {
            byte[] mutant = mutator.Next(documents[i % documents.Length], documents[mutator.Pick(documents.Length)]);
            string? fault = FeedProbe.Fault(mutant, mutator.ContentType());
            Assert.True(fault is null, $"seed {Seed}, mutant {i}: {fault}");
        }
    }

    [Fact]
    public void Twenty_thousand_mutants_of_dates_are_read_or_refused()
    {
        string[] dates = [.. CorpusFiles.Lines(CorpusFiles.Folder(), "dates.jsonl").Select(line => line.GetProperty("input").GetString()!)];
        var mutator = new FeedMutator(Seed);
        for (int i = 0; i < 20_000; i++)
        {
            string mutant = mutator.Date(dates[i % dates.Length], dates[mutator.Pick(dates.Length)]);
            Assert.Null(FeedProbe.DateFault(mutant));
        }
    }
}
