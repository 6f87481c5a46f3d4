using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Live;

public sealed class EventLogTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Changes_of_one_row_at_the_same_time_all_happen(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database);
        var log = newsroom.Services.GetRequiredService<EventLog>();
        var bothRead = new Barrier(2);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => RaiseAsync(log, database == "postgres" ? bothRead : null), Ct)));
        await using var db = newsroom.Db();
        Assert.Equal(3, (await db.Sources.SingleAsync(Ct)).Version);
    }

    // On PostgreSQL both have read the row before either writes it; SQLite lets only one in at a time.
    private static async Task RaiseAsync(EventLog log, Barrier? bothRead)
    {
        var meet = bothRead;
        await log.WriteAsync(async (db, _) =>
        {
            var source = await db.Sources.SingleAsync(Ct);
            meet?.SignalAndWait(Ct);
            meet = null;
            source.Version++;
        }, Ct);
    }
}
