using System.Globalization;
using Dashboard.Storage;
using Dashboard.Storage.Identities;
using Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dashboard.Tests.Hosting;

public sealed class RestoredTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Whoever_heard_what_a_restore_lost_begins_anew_and_misses_nothing(string database)
    {
        var folder = Directory.CreateTempSubdirectory("restored").FullName;
        var place = Place(database, folder);
        await using (var newsroom = await TestNewsroom.StartAsync(settings: place, keeps: true))
        {
            await newsroom.StoreAsync(newsroom.Entry(), newsroom.Entry());
            // What the backup lacks: a listener has heard up to 5, the restored log stands at 2.
            await newsroom.StoreAsync(newsroom.Entry(), newsroom.Entry(), newsroom.Entry());
            await RewindAsync(newsroom, 2);
        }

        var (exitCode, output, errors) = await ServerProcess.RunAsync(folder, ["restored"], place);
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("Public log: 2 -> ", output, StringComparison.Ordinal);

        await using (var newsroom = await TestNewsroom.StartAsync(settings: place))
        {
            // The feeds still hold them. Without the command these would be the numbers 3 to 5 once more, and a listener at 5 would never hear them.
            var feed = Enumerable.Range(1, 5).Select(_ => newsroom.Entry()).ToArray();
            await newsroom.StoreAsync(feed[2..]);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            limit.CancelAfter(TimeSpan.FromMinutes(1));
            foreach (var position in (long[])[2, 4, 5])
            {
                var heard = await SseReader.ReadAsync(newsroom.Address + "/live", position, h => h.Count(e => e.Kind == "headline") == 5, limit.Token);
                Assert.Equal("reset", heard[0].Kind);
                Assert.All(heard.Where(h => h.Kind == "headline").TakeLast(3), h => Assert.True(long.Parse(h.Id, CultureInfo.InvariantCulture) > 1_700_000_000_000_000));
            }

            await using var db = newsroom.Db();
            Assert.Equal("logs.lifted", (await db.Audit.SingleAsync(Ct)).Act);
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task No_number_of_a_row_that_a_restore_lost_comes_to_name_another(string database)
    {
        var folder = Directory.CreateTempSubdirectory("restored").FullName;
        var place = Place(database, folder);
        await using (var newsroom = await TestNewsroom.StartAsync(settings: place, keeps: true))
        {
            await newsroom.StoreAsync(newsroom.Entry(), newsroom.Entry());
            await using var db = newsroom.Db();
            // What the backup lacks: a headline, a source, a case. Its numberings stand lower, the cases' one at nothing.
            await newsroom.StoreAsync(newsroom.Entry());
            await RewindAsync(newsroom, 2);
            await db.NumberFromAsync(OutsideIdentity.All.Single(i => i.Table == "Headlines"), 2, Ct);
        }

        // The same backup may be put back more than once.
        long[] before = [0, 0, 0];
        for (var i = 0; i < 2; i++)
        {
            var (exitCode, output, errors) = await ServerProcess.RunAsync(folder, ["restored"], place);
            Assert.Equal((0, ""), (exitCode, errors));
            var lines = OutsideIdentity.All.Select(o => output.Split('\n').Single(l => l.StartsWith(o.Table + ": ", StringComparison.Ordinal))).ToList();
            var lifted = lines.ConvertAll(l => long.Parse(l.Split("-> ")[1], CultureInfo.InvariantCulture));
            Assert.All(lifted.Zip(before), pair => Assert.True(pair.First > pair.Second));
            before = [.. lifted];
            Assert.StartsWith(i == 0 ? "Headlines: 2 -> 1" : "Headlines: 1", lines[0], StringComparison.Ordinal);
        }

        await using (var newsroom = await TestNewsroom.StartAsync(settings: place))
        {
            await newsroom.StoreAsync(newsroom.Entry(), newsroom.Entry(), newsroom.Entry());
            await using var db = newsroom.Db();
            Assert.Equal([1, 2, before[0] + 1], await db.Headlines.Select(h => h.Id).OrderBy(h => h).ToListAsync(Ct));
            var source = new SourceRow { Name = "Nouvelle", Address = "http://127.0.0.1/new", AddressKey = "new" };
            var picture = new PictureRow { Name = "p", Hash = [1] };
            db.AddRange(source, picture);
            await db.SaveChangesAsync(Ct);
            var @case = new CaseRow { PictureId = picture.Id };
            db.Add(@case);
            await db.SaveChangesAsync(Ct);
            Assert.Equal([before[1] + 1, before[2] + 1, 1], [@case.Id, source.Id, picture.Id]);
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_database_that_a_running_server_holds_is_left_alone()
    {
        await using var server = await ServerProcess.StartAsync();
        var (exitCode, output, errors) = await ServerProcess.RunAsync(null, ["restored"], ("DataDirectory", server.DataDirectory));
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("which a running server holds", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_above_the_clock_asks_for_a_number()
    {
        var folder = Directory.CreateTempSubdirectory("restored").FullName;
        var place = Place("sqlite", folder);
        var high = 4_000_000_000_000_000;
        Assert.Equal(0, (await ServerProcess.RunAsync(folder, ["restored", "--above", high.ToString(CultureInfo.InvariantCulture)], place)).ExitCode);

        var (exitCode, output, errors) = await ServerProcess.RunAsync(folder, ["restored"], place);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("restored --above N", errors, StringComparison.Ordinal);

        (exitCode, output, _) = await ServerProcess.RunAsync(folder, ["restored", $"--above={high + 9}"], place);
        Assert.Equal(0, exitCode);
        Assert.Contains($"Staff log: {high} -> {high + 9}", output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static (string Key, string Value)[] Place(string database, string folder)
    {
        if (database == "sqlite")
        {
            return [("DataDirectory", Path.Combine(folder, "data"))];
        }

        Component.Require(Component.Postgres is not null, "PostgreSQL (POSTGRES_TEST)");
        return [("ConnectionStrings:Postgres", new NpgsqlConnectionStringBuilder(Component.Postgres) { Database = $"test_{Guid.NewGuid():N}", MaxPoolSize = 20 }.ConnectionString)];
    }

    // The database as a backup of that moment would give it back.
    private static async Task RewindAsync(TestNewsroom newsroom, long head)
    {
        await using var db = newsroom.Db();
        await db.HeadlineKeys.Where(k => db.Headlines.Any(h => h.Id == k.HeadlineId && h.Seq > head)).ExecuteDeleteAsync(Ct);
        await db.Headlines.Where(h => h.Seq > head).ExecuteDeleteAsync(Ct);
        await db.Events.Where(e => e.Log == LiveLog.Public && e.Seq > head).ExecuteDeleteAsync(Ct);
        await db.EventLogs.Where(l => l.Log == LiveLog.Public).ExecuteUpdateAsync(set => set.SetProperty(l => l.Head, head), Ct);
    }
}
