using BenchmarkDotNet.Running;
using Dashboard.Benchmarks.Chaos;
using Dashboard.Benchmarks.Likeness;
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
/// load program: <c>-- walk</c>, a headline's whole way through the delivered product; <c>-- block</c>, a picture reported on one
/// node vanishing on another; <c>-- reports</c>, a crowd that reports one picture; <c>-- likeness</c>, pictures known again;
/// <c>-- thumbs</c>, what keeping a picture costs; <c>-- parsing</c>, the feed parser beside an XmlReader; <c>-- fuzz</c>, the feed
/// parser under broken documents; <c>-- prune</c>, old rows removed beside a writer; <c>-- memory</c>, whether memory stays flat;
/// <c>-- rhythm</c>, the adaptive rhythm beside a fixed interval; <c>-- chaos</c>, nodes that die while headlines are released.
/// </summary>
internal static class Entry
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["walk", .. var rest]:
                await WalkLoad.RunAsync(rest);
                break;
            case ["block", .. var rounds]:
                await BlockLoad.RunAsync(rounds);
                break;
            case ["reports", .. var crowd]:
                await ReportLoad.RunAsync(crowd);
                break;
            case ["thumbs", .. var folder]:
                await ThumbsMeasure.RunAsync(folder);
                break;
            case ["chaos", .. var course]:
                return await ChaosLoad.RunAsync(course);
            case ["likeness", .. var pictures]:
                LikenessMeasure.Run(pictures);
                break;
            case ["fuzz", .. var length]:
                return FuzzLoad.Run(length);
            case ["parsing", .. var folder]:
                ParseMeasure.Run(folder);
                break;
            case ["prune", .. var stock]:
                await PruneLoad.RunAsync(stock);
                break;
            case ["rhythm", .. var sources]:
                RhythmTable.Run(sources);
                break;
            case ["memory", .. var minutes]:
                await MemoryLoad.RunAsync(minutes);
                break;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Entry).Assembly).Run(args);
                break;
        }

        return 0;
    }
}
