using Dashboard.Fetching;
using Dashboard.Ingest;
using Dashboard.Sources;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Ingest;

public sealed class DocumentRoomTests
{
    private const int AtOnce = 4;

    [Fact(Timeout = 30_000)]
    public async Task Who_finds_every_place_taken_waits_until_one_is_left()
    {
        var ct = TestContext.Current.CancellationToken;
        using var room = new DocumentRoom();
        var places = Enumerable.Range(0, DocumentRoom.Places).Select(_ => room.Place()).ToList();
        foreach (var place in places)
        {
            await place.TakeAsync(ct);
            // Taken once, however often it is asked for.
            await place.TakeAsync(ct);
        }

        var next = room.Place();
        var taking = next.TakeAsync(ct).AsTask();
        var after = room.Place().TakeAsync(ct).AsTask();
        Assert.False(taking.IsCompleted);
        places[0].Leave();
        places[0].Dispose();
        await taking;
        Assert.False(after.IsCompleted);
        next.Dispose();
        await after;
    }

    [Theory(Timeout = 120_000)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task More_documents_than_there_is_room_for_are_all_stored_once_the_database_takes_them(string database)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct, database, services => services.Configure<FetchingOptions>(o => o.MaxConcurrency = AtOnce));
        List<int> ids = [];
        for (var i = 0; i < DocumentRoom.Places * 2; i++)
        {
            ids.Add(await host.AddAsync($"{host.Agency.Address}?{i}"));
        }

        host.Agency.Release();
        var before = host.Agency.Publisher.Asked.Count;
        await using (var db = host.Db())
        {
            await using var writer = await db.BeginWriteAsync(ct);
            if (database == "postgres")
            {
                // The product's own connections are not let to idle so long.
                await db.Database.ExecuteSqlAsync($"SET LOCAL idle_in_transaction_session_timeout = 0", ct);
            }

            // Every transaction that stores a poll writes its sources' rows.
            await db.Sources.ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version), ct);
            await host.Services.GetRequiredService<IPolling>().PollNowAsync(ids, ct);
            await Until.HoldsAsync(() => host.Agency.Publisher.Asked.Count - before >= DocumentRoom.Places + AtOnce, ct);
            await writer.CommitAsync(ct);
        }

        await Until.HoldsAsync(async () => (await host.HeadlinesAsync()).Count == ids.Count, ct);
    }
}
