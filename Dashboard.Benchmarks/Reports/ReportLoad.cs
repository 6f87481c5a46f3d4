using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace Dashboard.Benchmarks.Reports;

/// <summary>
/// Reports of one picture from as many readers, each from a network of their own, through real HTTP: how many a second, how long each waits, and
/// whether every one was counted. <c>-- reports [count]</c>; on PostgreSQL too where <c>POSTGRES_TEST</c> names a server, with one node and with two.
/// </summary>
internal static class ReportLoad
{
    private const int Usual = 10_000;
    private const int WarmUp = 1_000;
    private const int AtOnce = 256;

    /// <summary>Runs it and writes what it found.</summary>
    /// <param name="args">How many reports.</param>
    public static async Task RunAsync(string[] args)
    {
        var count = args is [var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : Usual;
        await MeasureAsync("SQLite", null, 1, count);
        if (Environment.GetEnvironmentVariable("POSTGRES_TEST") is { Length: > 0 } server)
        {
            await MeasureAsync("PostgreSQL", server, 1, count);
            await MeasureAsync("PostgreSQL, two nodes", server, 2, count);
        }
    }

    private static async Task MeasureAsync(string what, string? server, int nodes, int count)
    {
        await using var product = await ReportProduct.StartAsync(server, nodes);
        await SendAsync(product, await product.PictureAsync(), WarmUp);
        var image = await product.PictureAsync();
        var began = Stopwatch.GetTimestamp();
        var waits = await SendAsync(product, image, count);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var (reports, rows, blocks, events) = await product.CountAsync(image);
        Array.Sort(waits);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {count} reports in {seconds:F2} s, {count / seconds:F0}/s; answered p50 {waits[count / 2]:F0} ms, p99 {waits[count * 99 / 100]:F0} ms; counted {reports}, rows {rows}, blocks {blocks}, image-blocked {events}"));
    }

    private static async Task<double[]> SendAsync(ReportProduct product, string image, int count)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = AtOnce });
        var waits = new double[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (n, ct) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{product.Addresses[n % product.Addresses.Count]}/api/images/{image}/reports");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", string.Create(CultureInfo.InvariantCulture, $"{20 + (n / 62_500)}.{n / 250 % 250}.{n % 250}.9"));
            request.Content = new StringContent("""{"reason":"violence"}""", Encoding.UTF8, "application/json");
            var began = Stopwatch.GetTimestamp();
            using var response = await client.SendAsync(request, ct);
            waits[n] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (response.StatusCode != HttpStatusCode.Accepted)
            {
                throw new InvalidOperationException($"Report {n} was answered {(int)response.StatusCode}.");
            }
        });
        return waits;
    }
}
