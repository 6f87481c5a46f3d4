using System.Data.Common;
using Dashboard.Shared.Headlines;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Storage;

public sealed class BulkRowsTests
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 28, 3, 4, 5, 678, TimeSpan.Zero);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Rows_inserted_past_the_tracker_are_read_back_as_they_were(string database)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync(database);
        await using var db = newsroom.Db();
        var source = await SourceAsync(db, ct);
        HeadlineRow[] rows =
        [
            new() { SourceId = source.Id, Seq = 1, Title = "Un « titre »", Url = "https://a.example/1", Direction = TextDirection.RightToLeft, Urgency = Urgency.Flash, PublishedAt = Moment, SeenAt = Moment, WithdrawnAt = Moment, WithdrawnReason = WithdrawalReason.Legal },
            new() { SourceId = source.Id, Seq = 2, Title = "عنوان", Url = "https://a.example/2", Lead = "l", Body = "<p>b</p>", SeenAt = Moment },
            new() { SourceId = source.Id, Seq = 3, Title = new string('é', 5000), Url = "https://a.example/3", Lead = "", Body = "", SeenAt = Moment },
        ];
        await using (var transaction = await db.BeginWriteAsync(ct))
        {
            await db.InsertAsync(rows, ct);
            await db.InsertAsync<HeadlineKeyRow>([new() { SourceId = source.Id, Kind = HeadlineKeyKind.Link, Hash = [1, 2, 255], HeadlineId = rows[0].Id }, new() { SourceId = source.Id, Kind = HeadlineKeyKind.Id, Hash = [0] }], ct);
            await transaction.CommitAsync(ct);
        }

        var read = await db.Headlines.AsNoTracking().OrderBy(h => h.Seq).ToListAsync(ct);
        Assert.Equal(rows.Select(r => (r.Id, r.Title, r.Lead, r.Body, r.Direction, r.Urgency, r.PublishedAt, r.SeenAt, r.WithdrawnAt, r.WithdrawnReason, r.PictureAlt)),
            read.Select(r => (r.Id, r.Title, r.Lead, r.Body, r.Direction, r.Urgency, r.PublishedAt, r.SeenAt, r.WithdrawnAt, r.WithdrawnReason, r.PictureAlt)));
        Assert.Equal([(rows[0].Id, 255), (null, 0)], (await db.HeadlineKeys.AsNoTracking().OrderByDescending(k => k.Kind).ToListAsync(ct)).Select(k => (k.HeadlineId, (int)k.Hash[^1])));
        // What EF adds next goes on counting.
        db.Headlines.Add(new HeadlineRow { SourceId = source.Id, Seq = 4, Title = "t", Url = "https://a.example/4", SeenAt = Moment });
        await db.SaveChangesAsync(ct);
        Assert.Equal(4, await db.Headlines.CountAsync(ct));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_row_that_is_refused_says_so_and_none_of_them_is_kept(string database)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync(database);
        await using var db = newsroom.Db();
        var source = await SourceAsync(db, ct);
        HeadlineKeyRow Key(byte last) => new() { SourceId = source.Id, Kind = HeadlineKeyKind.Link, Hash = [1, last] };
        await using (await db.BeginWriteAsync(ct))
        {
            await Assert.ThrowsAnyAsync<DbException>(() => db.InsertAsync<HeadlineKeyRow>([Key(1), Key(2), Key(1)], ct));
        }

        Assert.Equal(0, await db.HeadlineKeys.CountAsync(ct));
        await using var again = await db.BeginWriteAsync(ct);
        await db.InsertAsync<HeadlineKeyRow>([Key(1), Key(2)], ct);
        await again.CommitAsync(ct);
        Assert.Equal(2, await db.HeadlineKeys.CountAsync(ct));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_touch_notes_a_poll_unless_the_row_was_changed_meanwhile(string database)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync(database);
        await using var db = newsroom.Db();
        SourceRow Row(string name) => new() { Address = $"https://{name}.example/", AddressKey = $"https://{name}.example/", Name = name };
        SourceRow[] sources = [Row("a"), Row("b"), Row("c"), Row("d")];
        sources[1].Version = 2;
        sources[2].State = SourceState.Paused;
        sources[3].LastRunAt = Moment;
        db.Sources.AddRange(sources);
        await db.SaveChangesAsync(ct);
        await using (var transaction = await db.BeginWriteAsync(ct))
        {
            var noted = await db.TouchSourcesAsync([.. sources.Select(s => new SourceTouch(s.Id, 1, null, Moment, Moment.AddMinutes(5), "\"é\"", null))], ct);
            Assert.Equal([sources[0].Id], noted);
            await transaction.CommitAsync(ct);
        }

        var row = await db.Sources.AsNoTracking().SingleAsync(s => s.Id == sources[0].Id, ct);
        Assert.Equal((Moment, Moment, Moment.AddMinutes(5), "\"é\"", null), (row.LastRunAt, row.LastSuccessAt, row.NextRunAt, row.ETag, row.LastModified));
        Assert.Null((await db.Sources.AsNoTracking().SingleAsync(s => s.Id == sources[1].Id, ct)).LastRunAt);
    }

    private static async Task<SourceRow> SourceAsync(NewsroomDb db, CancellationToken ct)
    {
        var source = new SourceRow { Address = "https://a.example/", AddressKey = "https://a.example/", Name = "A" };
        db.Sources.Add(source);
        await db.SaveChangesAsync(ct);
        return source;
    }
}
