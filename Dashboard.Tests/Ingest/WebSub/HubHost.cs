using Dashboard.Ingest.WebSub;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Ingest.WebSub;

/// <summary>The polling beside a hub that its one source names.</summary>
internal sealed class HubHost : IAsyncDisposable
{
    private readonly CancellationToken _ct;

    private HubHost(IngestHost ingest, TestHub hub, CancellationToken ct) => (Ingest, Hub, _ct) = (ingest, hub, ct);

    public IngestHost Ingest { get; }

    public TestHub Hub { get; }

    public NewsAgency Agency => Ingest.Agency;

    public static async Task<HubHost> StartAsync(CancellationToken ct, string database = "sqlite")
    {
        var ingest = await IngestHost.StartAsync(ct, database);
        var hub = new TestHub();
        ingest.Agency.Hub = hub;
        ingest.Agency.Release("Avant le premier envoi");
        return new HubHost(ingest, hub, ct);
    }

    /// <summary>Adds the source, and waits until the hub has confirmed the subscription.</summary>
    public async Task<int> SubscribeAsync()
    {
        var id = await Ingest.AddAsync();
        await RoundAsync();
        await BecomesAsync(w => w.State == WebSubState.Active);
        return id;
    }

    /// <summary>Subscribes, and lets the hub push something, so that it is relied on.</summary>
    public async Task<int> ProveAsync()
    {
        var id = await SubscribeAsync();
        await Hub.PushAsync(Agency.Part(Agency.Release("Un premier envoi")));
        Assert.NotNull((await RowAsync()).ProvenAt);
        return id;
    }

    /// <summary>Does what is due, as every node does now and then.</summary>
    public async Task RoundAsync()
    {
        var round = Ingest.Services.GetRequiredService<HubRound>();
        await round.LetGoAsync(_ct);
        await round.MendAsync(_ct);
        await round.RunAsync(_ct);
    }

    /// <summary>The subscription, or the latest of several.</summary>
    public async Task<WebSubRow> RowAsync()
    {
        await using var db = Ingest.Db();
        return await db.WebSubs.AsNoTracking().OrderByDescending(w => w.Id).FirstAsync(_ct);
    }

    /// <summary>Changes the subscription as time would.</summary>
    public async Task AgeAsync(Action<WebSubRow> age)
    {
        await using var db = Ingest.Db();
        age(await db.WebSubs.OrderByDescending(w => w.Id).FirstAsync(_ct));
        await db.SaveChangesAsync(_ct);
    }

    public Task BecomesAsync(Func<WebSubRow, bool> holds) => Until.HoldsAsync(async () => holds(await RowAsync()), _ct);

    public async Task<List<string>> TitlesAsync() => (await Ingest.HeadlinesAsync()).ConvertAll(h => h.Title);

    public async ValueTask DisposeAsync()
    {
        await Ingest.DisposeAsync();
        Hub.Dispose();
    }
}
