using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Dashboard.Tests.Cluster;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Walks;

/// <summary>What happens while the database's disk is full, played by a limit on the size of files.</summary>
[Collection(Alone.Name)]
public sealed class FullDiskTests
{
    private const int Patience = 240_000;
    private const int Entries = 60;
    private const int EntryCharacters = 20_000;
    private static readonly HttpMessageInvoker Client = new(new SocketsHttpHandler());

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_did_not_fit_on_a_full_disk_is_stored_once_there_is_room_and_pages_go_on_meanwhile(string database)
    {
        var ct = TestContext.Current.CancellationToken;
        Component.Require(Tools.PrLimit is not null, "prlimit (util-linux)");
        Component.Require(database == "sqlite" || Tools.Postgres is not null, "PostgreSQL's initdb");
        await using var postgres = database == "postgres" ? await PostgresPart.CreateAsync(ct) : null;
        await (postgres?.StartAsync(ct) ?? Task.CompletedTask);
        await using var agency = await NewsAgency.StartAsync();
        await using var product = await Product.StartAsync(
            ct, ("Ingest__AllowedPrivateHosts__0", agency.Host), ("ConnectionStrings__Postgres", postgres?.ConnectionString ?? ""));

        agency.Release("Avant");
        var source = await product.CallAsync(HttpMethod.Post, "/api/sources", new { url = agency.Address, name = "Agence", schedule = new { interval = "06:00:00" } }, ct);
        var poll = string.Create(CultureInfo.InvariantCulture, $"/api/sources/{source.GetProperty("id").GetInt32()}/poll");
        await Until.HoldsAsync(async () => await CountAsync(product, ct) == 1, ct);

        await (postgres?.FillDiskAsync(ct) ?? LimitFilesAsync(product, "524288", ct));
        var letters = new Random(1);
        foreach (var number in Enumerable.Range(1, Entries))
        {
            agency.Release(string.Create(CultureInfo.InvariantCulture, $"Pendant {number}"), Incompressible(letters));
        }

        await product.CallAsync(HttpMethod.Post, poll, null, ct);
        await Until.HoldsAsync(async () => (await ReadAsync(product, "/metrics", ct)).Contains("outcome=\"lost\"", StringComparison.Ordinal), ct);
        Assert.Equal(1, await CountAsync(product, ct));
        Assert.Contains("Avant", await ReadAsync(product, "/", ct), StringComparison.Ordinal);
        Assert.Contains("\"database\":\"ok\"", await ReadAsync(product, "/health/ready", ct), StringComparison.Ordinal);

        await (postgres?.MakeRoomAsync(ct) ?? LimitFilesAsync(product, "unlimited", ct));
        await product.CallAsync(HttpMethod.Post, poll, null, ct);
        await Until.HoldsAsync(async () => await CountAsync(product, ct) == 1 + Entries, ct);
    }

    private static async Task<int> CountAsync(Product product, CancellationToken ct) =>
        (await product.CallAsync(HttpMethod.Get, "/api/headlines?limit=200", null, ct)).GetProperty("items").GetArrayLength();

    private static async Task<string> ReadAsync(Product product, string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, product.Address + path);
        using var response = await Client.SendAsync(request, ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(ct);
    }

    private static async Task LimitFilesAsync(Product product, string bytes, CancellationToken ct)
    {
        using var limit = Process.Start(Tools.PrLimit!, ["--pid", product.ProcessId.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:"]);
        await limit.WaitForExitAsync(ct);
        Assert.Equal(0, limit.ExitCode);
    }

    private static string Incompressible(Random letters)
    {
        var text = new StringBuilder(EntryCharacters);
        for (var i = 0; i < EntryCharacters; i++)
        {
            text.Append((char)letters.Next('一', '龥'));
        }

        return text.ToString();
    }
}
