using BenchmarkDotNet.Running;
using Dashboard.Benchmarks.Likeness;
using Dashboard.Benchmarks.Walk;

namespace Dashboard.Benchmarks;

/// <summary>
/// Runs the benchmark classes of this project, <c>dotnet run -c Release --project Dashboard.Benchmarks -- --filter '*'</c>, or
/// <c>-- walk</c>: a headline's whole way through the delivered product, <c>-- block</c>: a
/// picture reported on one node vanishing on another, or <c>-- likeness</c>: pictures known again.
/// </summary>
internal static class Entry
{
    private static async Task<int> Main(string[] args)
    {
        if (args is ["walk", .. var rest])
        {
            await WalkLoad.RunAsync(rest);
            return 0;
        }

        if (args is ["block", .. var rounds])
        {
            await BlockLoad.RunAsync(rounds);
            return 0;
        }

        if (args is ["likeness", .. var pictures])
        {
            LikenessMeasure.Run(pictures);
            return 0;
        }

        BenchmarkSwitcher.FromAssembly(typeof(Entry).Assembly).Run(args);
        return 0;
    }
}
