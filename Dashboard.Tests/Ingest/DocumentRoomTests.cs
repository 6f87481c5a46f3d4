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
    private const int Most = DocumentRoom.Places + AtOnce;

    [Theory(Timeout = 120_000)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task While_nothing_can_be_stored_no_more_is_fetched_than_there_is_room_for_and_all_of_it_is_stored_afterwards(string database)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct, database, services => services.Configure<FetchingOptions>(o => o.MaxConcurrency = AtOnce));
        List<int> ids = [];
        for (var i = 0; i < Most * 2; i++)
        {
            ids.Add(await host.AddAsync($"{host.Agency.Address}?{i}"));
        }

        host.Agency.Release();
        var before = host.Agency.Publisher.Asked.Count;
        await using (var db = host.Db())
        {
            await using var writer = await db.BeginWriteAsync(ct);
            // Every transaction that stores a poll writes its sources' rows.
            await db.Sources.ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version), ct);
            await host.Services.GetRequiredService<IPolling>().PollNowAsync(ids, ct);
            await Until.HoldsAsync(() => host.Agency.Publisher.Asked.Count - before == Most, ct);
            using var client = new HttpClient(new SocketsHttpHandler());
            for (var i = 0; i < Most; i++)
            {
                await client.GetAsync(host.Agency.Publisher.At("/somebody-else"), ct);
            }

            Assert.Equal(Most * 2, host.Agency.Publisher.Asked.Count - before);
            await writer.CommitAsync(ct);
        }

        await Until.HoldsAsync(async () => (await host.HeadlinesAsync()).Count == ids.Count, ct);
    }
}
