using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dashboard.Tests.Feeds.Mutants;

namespace Dashboard.Benchmarks.Parsing;

/// <summary>
/// Feeds broken documents to the parser: <c>-- fuzz MINUTES [SEED] [CORPUS]</c>, or <c>-- fuzz N mutants [SEED] [CORPUS]</c> for a count
/// instead of a time. The corpus' own documents go first. Checks what <see cref="FeedProbe"/> checks, prints documents a second, the slowest
/// one, the memory in use and the seed; what fails is kept in a file beside its message. One thread; run it with <c>nice</c>.
/// </summary>
internal static class FuzzLoad
{
    private static readonly string[] Lists = ["real.jsonl", "robust.jsonl", "expected.jsonl"];
    private const string Dates = "dates.jsonl";
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    /// <summary>Runs until the time is over.</summary>
    /// <returns>0 where nothing failed; 2 where there is no corpus.</returns>
    public static int Run(string[] args)
    {
        double amount = args is [var first, ..] ? double.Parse(first, CultureInfo.InvariantCulture) : 1;
        bool counted = args is [_, "mutants", ..];
        string[] rest = args[Math.Min(args.Length, counted ? 2 : 1)..];
        int seed = rest is [var said, ..] ? int.Parse(said, CultureInfo.InvariantCulture) : Environment.TickCount & int.MaxValue;
        string corpus = rest is [_, var named, ..] ? named : Environment.GetEnvironmentVariable("CORPUS_DIR") ?? Path.Combine("..", "shared", "corpus", "feeds");
        string[] missing = [.. Lists.Append(Dates).Where(list => !File.Exists(Path.Combine(corpus, list)))];
        if (missing.Length > 0)
        {
            Console.Error.WriteLine($"{Path.GetFullPath(corpus)} has no {string.Join(", ", missing)}; name the corpus' folder as the last argument, or in CORPUS_DIR.");
            return 2;
        }

        byte[][] documents = [.. Documents(corpus)];
        string[] dates = [.. Lines(corpus, Dates).Select(line => line.GetProperty("input").GetString() ?? "")];
        Console.WriteLine($"seed {seed}, {documents.Length} documents, {dates.Length} dates");
        var run = new FuzzRun(seed);
        foreach (byte[] document in documents)
        {
            run.Try(document, null);
        }

        var mutator = new FeedMutator(seed);
        long start = Stopwatch.GetTimestamp();
        TimeSpan reported = TimeSpan.Zero;
        for (int i = 0; counted ? i < amount : Stopwatch.GetElapsedTime(start).TotalMinutes < amount; i++)
        {
            run.Try(mutator.Next(documents[i % documents.Length], documents[mutator.Pick(documents.Length)]), mutator.ContentType());
            run.TryDate(mutator.Date(dates[i % dates.Length], dates[mutator.Pick(dates.Length)]));
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            if (elapsed - reported > Pace)
            {
                reported = elapsed;
                run.Print(elapsed);
            }
        }

        run.Print(Stopwatch.GetElapsedTime(start));
        return run.Failures == 0 ? 0 : 1;
    }

    private static IEnumerable<byte[]> Documents(string corpus) =>
        Lists.SelectMany(list => Lines(corpus, list))
            .Select(line => line.GetProperty("file").GetString()!).Distinct(StringComparer.Ordinal)
            .Select(file => File.ReadAllBytes(Path.Combine(corpus, file)));

    private static IEnumerable<JsonElement> Lines(string corpus, string list) =>
        File.ReadLines(Path.Combine(corpus, list)).Where(line => line.Length > 0).Select(line => JsonElement.Parse(line));
}
