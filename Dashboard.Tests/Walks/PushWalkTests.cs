using System.Text.Json;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Walks;

/// <summary>A push's whole way: a hub, the product as it is delivered, a stream.</summary>
public sealed class PushWalkTests
{
    private const int Patience = 120_000;

    [Fact(Timeout = Patience)]
    public async Task What_a_hub_pushes_is_on_the_stream_without_a_poll_and_the_source_says_so()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var agency = await NewsAgency.StartAsync();
        using var hub = new TestHub();
        agency.Hub = hub;
        agency.Release("Le titre du matin");
        await using var product = await Product.StartAsync(ct, ("Ingest__AllowedPrivateHosts", agency.Host));
        var id = (await product.CallAsync(HttpMethod.Post, "/api/sources", new { url = agency.Address, name = "Agence", schedule = new { interval = "06:00:00" } }, ct)).GetProperty("id").GetInt32();
        await BecomesAsync("unproven");
        var polls = agency.Publisher.Asked.Count(a => a.Target == "/feed");

        var item = agency.Release("Poussé à l’instant");
        var stream = SseReader.ReadAsync(product.Address + "/live?last=1", null, heard => heard.Exists(e => e.Data.Contains("Poussé à l’instant", StringComparison.Ordinal)), ct);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, await hub.PushAsync(agency.Part(item)));
        await stream;

        var push = await BecomesAsync("on");
        Assert.Equal(agency.Publisher.At(TestHub.Path).AbsoluteUri, push.GetProperty("hub").GetString());
        Assert.Equal(polls, agency.Publisher.Asked.Count(a => a.Target == "/feed"));

        async Task<JsonElement> BecomesAsync(string state)
        {
            JsonElement found = default;
            await Until.HoldsAsync(async () =>
            {
                var source = await product.CallAsync(HttpMethod.Get, $"/api/sources/{id}", null, ct);
                return source.TryGetProperty("push", out found) && found.GetProperty("state").GetString() == state;
            }, ct);
            return found;
        }
    }
}
