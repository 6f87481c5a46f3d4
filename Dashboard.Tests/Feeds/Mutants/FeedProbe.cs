using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds.Mutants;

/// <summary>What must hold of any input whatever: no exception, bounded time, memory and output, the same result each time.</summary>
internal static class FeedProbe
{
    /// <summary>No document takes longer; one that seems to is timed again, as it may have been the first of its kind.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    /// <summary>Characters of results for each byte of input, and for none.</summary>
    private const int OutputFactor = 24;
    private const int MemoryFactor = 100;
    private const int Ground = 1 << 20;

    /// <summary>Reads a document.</summary>
    /// <param name="body">The document.</param>
    /// <param name="contentType">The response's header.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? Fault(byte[] body, string? contentType)
    {
        try
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            (TimeSpan taken, FeedParseResult result) = Time(body, contentType);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            for (int again = 0; again < 5 && (taken > Longest || allocated > Allowed(body)); again++)
            {
                before = GC.GetAllocatedBytesForCurrentThread();
                taken = Time(body, contentType).Taken is var time && time < taken ? time : taken;
                allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            return taken > Longest ? Said($"took {taken.TotalMilliseconds:0} ms")
                : allocated > Allowed(body) ? Said($"allocated {allocated} bytes for {body.Length}")
                : Inconsistency(body, contentType, result);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return e.ToString();
        }
    }

    /// <summary>Reads a date.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? DateFault(string date)
    {
        try
        {
            bool read = FeedDate.TryParse(date, out DateTimeOffset utc);
            bool same = FeedDate.TryParse(date, out DateTimeOffset again) == read && utc == again;
            bool sane = !read || (utc.Offset == TimeSpan.Zero
                && FeedDate.TryParse(utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), out DateTimeOffset written)
                && utc - written < TimeSpan.FromSeconds(1));
            return same && sane ? null : $"the date {JsonSerializer.Serialize(date)} is read as {utc:O}";
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return $"the date {JsonSerializer.Serialize(date)}: {e}";
        }
    }

    private static Uri Home { get; } = new("https://newsroom.example/feeds/all.xml");

    private static long Allowed(byte[] body) => ((long)body.Length * MemoryFactor) + Ground;

    // The smaller of what the clock and what the processor says: on a busy machine the one counts waiting, beside other work the other that.
    private static (TimeSpan Taken, FeedParseResult Result) Time(byte[] body, string? contentType)
    {
        TimeSpan used = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        FeedParseResult result = FeedParser.Parse(body, contentType, Home);
        TimeSpan clock = Stopwatch.GetElapsedTime(start);
        TimeSpan processor = Environment.CpuUsage.TotalTime - used;
        return (clock < processor ? clock : processor, result);
    }

    private static string? Inconsistency(byte[] body, string? contentType, FeedParseResult result)
    {
        if (result.Document is null == result.Fault is null)
        {
            return "neither or both of document and fault";
        }

        string written = JsonSerializer.Serialize(result);
        if (written.Length > ((long)body.Length * OutputFactor) + Ground)
        {
            return Said($"{written.Length} characters of result for {body.Length} bytes");
        }

        if (written != JsonSerializer.Serialize(FeedParser.Parse(body, contentType, Home)))
        {
            return "read differently the second time";
        }

        return result.Document?.Entries.Select(entry => entry.TitleText).OfType<string>().FirstOrDefault(title => title.Length == 0 || FeedText.OneLine(title) != title) is { } title
            ? $"the title {JsonSerializer.Serialize(title)} is not one line of text"
            : null;
    }

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
