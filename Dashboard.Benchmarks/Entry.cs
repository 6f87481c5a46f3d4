using BenchmarkDotNet.Running;
using Dashboard.Benchmarks.Chaos;
using Dashboard.Benchmarks.Likeness;
using Dashboard.Benchmarks.Many;
using Dashboard.Benchmarks.Memory;
using Dashboard.Benchmarks.Parsing;
using Dashboard.Benchmarks.Prune;
using Dashboard.Benchmarks.Reports;
using Dashboard.Benchmarks.Rhythm;
using Dashboard.Benchmarks.Thumbs;
using Dashboard.Benchmarks.Walk;

namespace Dashboard.Benchmarks;

/// <summary>
/// Runs the benchmark classes of this project, <c>dotnet run -c Release --project Dashboard.Benchmarks -- --filter '*'</c>, or a
/// load program: <c>-- walk</c>, a headline's whole way through the delivered product; <c>-- websub</c>, a push's; <c>-- block</c>, a picture reported on one
/// node vanishing on another; <c>-- reports</c>, a crowd that reports one picture; <c>-- likeness</c>, pictures known again;
/// <c>-- thumbs</c>, what keeping a picture costs; <c>-- parsing</c>, the feed parser beside an XmlReader; <c>-- fuzz</c>, the feed
/// parser under broken documents; <c>-- prune</c>, old rows removed beside a writer; <c>-- memory</c>, whether memory stays flat;
/// <c>-- sources</c>, thousands of sources polled on time; <c>-- rhythm</c>, the adaptive rhythm beside a fixed interval; <c>-- chaos</c>, nodes that die while headlines are released.
/// </summary>
internal static class Entry
{
    private static readonly Dictionary<string, Func<string[], Task<int>>> Programs = new(StringComparer.Ordinal)
    {
        ["walk"] = Told(WalkLoad.RunAsync),
        ["websub"] = Told(PushLoad.RunAsync),
        ["block"] = Told(BlockLoad.RunAsync),
        ["reports"] = Told(ReportLoad.RunAsync),
        ["thumbs"] = Told(ThumbsMeasure.RunAsync),
        ["chaos"] = ChaosLoad.RunAsync,
        ["likeness"] = Told(LikenessMeasure.Run),
        ["fuzz"] = length => Task.FromResult(FuzzLoad.Run(length)),
        ["parsing"] = Told(ParseMeasure.Run),
        ["prune"] = Told(PruneLoad.RunAsync),
        ["sources"] = Told(ManyLoad.RunAsync),
        ["rhythm"] = Told(RhythmTable.Run),
        ["memory"] = Told(MemoryLoad.RunAsync),
    };

    private static async Task<int> Main(string[] args)
    {
        if (args.Length > 0 && Programs.TryGetValue(args[0], out var program))
        {
            return await program(args[1..]);
        }

        BenchmarkSwitcher.FromAssembly(typeof(Entry).Assembly).Run(args);
        return 0;
    }

    private static Func<string[], Task<int>> Told(Func<string[], Task> program) => async args =>
    {
        await program(args);
        return 0;
    };

    private static Func<string[], Task<int>> Told(Action<string[]> program) => Told(args =>
    {
        program(args);
        return Task.CompletedTask;
    });
}
