using BenchmarkDotNet.Running;

namespace Dashboard.Benchmarks;

/// <summary>Runs the benchmark classes of this project: <c>dotnet run -c Release --project Dashboard.Benchmarks -- --filter '*'</c>.</summary>
internal static class Entry
{
    private static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Entry).Assembly).Run(args);
}
