using System.Diagnostics;
using System.Globalization;
using Dashboard.Demo.Scenes;
using Dashboard.Pictures;
using Dashboard.Pictures.Checking;
using Dashboard.Storage;
using Microsoft.Extensions.Options;
using NetVips;

namespace Dashboard.Benchmarks.Thumbs;

/// <summary>
/// What it costs to keep a picture, beside ImageMagick's <c>convert</c> making the same four forms: <c>-- thumbs [folder of pictures]</c>.
/// Without a folder, scenes of the demo as photographs of 3000 by 2000.
/// </summary>
internal static class ThumbsMeasure
{
    private const string Tool = "convert";
    private const int Scenes = 12;

    /// <summary>Measures both, one picture after the other, and prints the table.</summary>
    public static async Task RunAsync(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("thumbs").FullName;
        try
        {
            var files = args is [var given, ..] ? Directory.GetFiles(given) : Draw(folder);
            var theirs = Path.Exists("/usr/bin/" + Tool) || Path.Exists("/usr/local/bin/" + Tool);
            var (ours, magick, theirPeak) = (new List<double>(), new List<double>(), 0L);
            using var room = new Darkroom(Options.Create(new PicturesOptions()), TimeProvider.System);
            // The first one pays for loading the libraries.
            await room.DevelopAsync(await File.ReadAllBytesAsync(files[0]), SourcePictures.Full, CancellationToken.None);
            // What drawing took is not what keeping takes: the kernel's mark starts anew.
            await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
            foreach (var file in files)
            {
                var bytes = await File.ReadAllBytesAsync(file);
                var began = Stopwatch.GetTimestamp();
                await room.DevelopAsync(bytes, SourcePictures.Full, CancellationToken.None);
                ours.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                if (theirs)
                {
                    began = Stopwatch.GetTimestamp();
                    theirPeak = Math.Max(theirPeak, await ConvertAsync(file, folder));
                    magick.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }

            Say($"{files.Length} pictures, four forms each; ms median / slowest, peak resident memory of the process");
            Say($"ours        {Row(ours)}  {Peak("self"):N0} MiB (.NET and all; likeness included)");
            Say(theirs ? $"ImageMagick {Row(magick)}  {theirPeak:N0} MiB" : "ImageMagick is not installed.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Draw(string folder) => [.. Enumerable.Range(0, Scenes).Select(i =>
    {
        var path = Path.Combine(folder, $"scene-{i}.jpg");
        using var scene = Image.NewFromBuffer(SceneCatalogue.Draw("market", i));
        using var noise = Image.Gaussnoise(3000, 2000, sigma: 6, mean: 0, seed: i);
        using var photograph = (scene.ThumbnailImage(3000, height: 2000, size: Enums.Size.Force) + noise).Cast(Enums.BandFormat.Uchar);
        photograph.Jpegsave(path, q: 90);
        return path;
    })];

    // One process a picture, which decodes it once; its memory is asked for as long as it lives.
    private static async Task<long> ConvertAsync(string file, string folder)
    {
        var forms = Path.Combine(folder, "form");
        string[] arguments =
        [
            file + "[0]", "-auto-orient", "-colorspace", "sRGB", "-background", "white", "-flatten", "-strip", "-resize", "1600x4800>", "-quality", "82",
            "-write", forms + "-full.jpg", "-write", forms + "-full.webp", "-resize", "480x1440>", "-write", forms + "-thumb.jpg", forms + "-thumb.webp",
        ];
        using var process = Process.Start(new ProcessStartInfo(Tool, arguments))!;
        var peak = 0L;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, Peak(process.Id.ToString(CultureInfo.InvariantCulture)));
            await Task.Delay(2);
        }

        return peak;
    }

    // The kernel's own high-water mark.
    private static long Peak(string process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^2], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static string Row(List<double> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2],7:F0} / {times[^1],5:F0} ms");
    }

    private static void Say(string line) => Console.WriteLine(line);
}
