using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Storage;

public sealed class SqliteFileTests
{
    [Fact]
    public async Task Readers_and_the_writer_do_not_wait_for_each_other_and_every_commit_is_synced()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        await using var db = newsroom.Db();
        Assert.Equal("wal", await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, await db.Database.SqlQueryRaw<int>("SELECT synchronous AS \"Value\" FROM pragma_synchronous").SingleAsync(TestContext.Current.CancellationToken));
    }
}
