using System.Diagnostics;
using System.Globalization;
using Dashboard.Feeds;

namespace Dashboard.Benchmarks.Parsing;

/// <summary>
/// How fast well-formed feeds are read beside <see cref="SixFields"/>, in turns in one process on one thread:
/// <c>-- parsing FOLDER [rounds]</c>, every <c>*.xml</c> below the folder. Prints megabytes a second, their ratio, and the bytes
/// allocated for each byte of input.
/// </summary>
internal static class ParseMeasure
{
    private const int Warmup = 8;

    /// <summary>Measures and prints.</summary>
    public static void Run(string[] args)
    {
        string folder = args is [var named, ..] ? named : ".";
        int rounds = args is [_, var said, ..] ? int.Parse(said, CultureInfo.InvariantCulture) : 25;
        byte[][] files = [.. Directory.GetFiles(folder, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        double bytes = files.Sum(file => (double)file.Length);
        var ours = new List<double>();
        var theirs = new List<double>();
        long oursAllocated = 0;
        long theirsAllocated = 0;
        for (int round = -Warmup; round < rounds; round++)
        {
            (double seconds, long allocated) = Time(files, file => FeedParser.Parse(file).Document?.Entries.Count ?? 0);
            (double otherSeconds, long otherAllocated) = Time(files, SixFields.Read);
            if (round >= 0)
            {
                ours.Add(seconds);
                theirs.Add(otherSeconds);
                (oursAllocated, theirsAllocated) = (allocated, otherAllocated);
            }

            // Compiled code is exchanged for better between the rounds of warming up.
            Thread.Sleep(round < 0 ? 150 : 0);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Length} feeds, {bytes / 1e6:0.0} MB, {rounds} rounds; medians, in brackets the best"));
        Print("Feeds", bytes, ours, oursAllocated);
        Print("XmlReader, six fields", bytes, theirs, theirsAllocated);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio {Median([.. theirs.Zip(ours, (their, our) => their / our)]):0.00} ({theirs.Min() / ours.Min():0.00})"));
    }

    private static (double Seconds, long Allocated) Time(byte[][] files, Func<byte[], int> read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        int sum = 0;
        foreach (byte[] file in files)
        {
            sum += read(file);
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return sum > 0 ? (seconds, GC.GetAllocatedBytesForCurrentThread() - before) : throw new InvalidOperationException("Nothing was read.");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(string name, double bytes, List<double> seconds, long allocated)
    {
        double all = bytes / 1e6;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-22} {all / Median(seconds),6:0.0} MB/s ({all / seconds.Min():0.0})  {allocated / bytes:0.00} bytes allocated a byte"));
    }
}
