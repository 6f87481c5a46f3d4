using System.Diagnostics;
using System.Globalization;
using Dashboard.Tests.Feeds.Mutants;

namespace Dashboard.Benchmarks.Parsing;

/// <summary>Counts what was tried, and keeps what failed.</summary>
internal sealed class FuzzRun(int seed)
{
    private long _documents;
    private long _bytes;
    private long _dates;
    private TimeSpan _slowest;
    private int _slowestLength;

    /// <summary>How many inputs failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Tries a document.</summary>
    public void Try(byte[] document, string? contentType)
    {
        long start = Stopwatch.GetTimestamp();
        string? fault = FeedProbe.Fault(document, contentType);
        TimeSpan taken = Stopwatch.GetElapsedTime(start);
        _documents++;
        _bytes += document.Length;
        if (taken > _slowest)
        {
            (_slowest, _slowestLength) = (taken, document.Length);
        }

        if (fault is not null)
        {
            Keep($"fuzz-{seed}-{_documents}.bin", document, $"{contentType}: {fault}");
        }
    }

    /// <summary>Tries a date.</summary>
    public void TryDate(string date)
    {
        _dates++;
        if (FeedProbe.DateFault(date) is { } fault)
        {
            Keep($"fuzz-{seed}-date-{_dates}.bin", System.Text.Encoding.Unicode.GetBytes(date), fault);
        }
    }

    /// <summary>Prints where it stands.</summary>
    public void Print(TimeSpan elapsed)
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {seed}: {elapsed.TotalMinutes:0.0} min, {_documents} documents ({_documents / elapsed.TotalSeconds:0} a second, {_bytes / 1e6:0} MB), {_dates} dates, {Failures} failures, "
            + $"slowest with all checks {_slowest.TotalMilliseconds:0} ms ({_slowestLength} bytes), memory {GC.GetTotalMemory(false) >> 20} MB, {process.WorkingSet64 >> 20} MB resident"));
    }

    private void Keep(string file, byte[] input, string fault)
    {
        Failures++;
        if (Failures <= 20)
        {
            File.WriteAllBytes(file, input);
            Console.WriteLine($"{Path.GetFullPath(file)}: {fault}");
        }
    }
}
