using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CsCheck;
using Dashboard.Accounts;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Accounts;

public sealed class AuditTests
{
    private static readonly Actor Amel = new("1", "Amel");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_act_that_is_rolled_back_leaves_no_row_and_no_gap()
    {
        await using var host = await AccountsHost.StartAsync();
        await WriteAsync(host, "one", commit: true);
        await WriteAsync(host, "two", commit: false);
        await WriteAsync(host, "three", commit: true);
        await using var db = host.Db();
        Assert.Equal(["one", "three"], await db.Audit.OrderBy(a => a.Serial).Select(a => a.Act).ToListAsync(Ct));
        Assert.Equal(new AuditVerdict(2, null), await VerifyAsync(host));
        Assert.Equal(new byte[32], (await db.Audit.SingleAsync(a => a.Serial == 1, Ct)).PreviousHash);
    }

    [Fact]
    public async Task Without_a_transaction_nothing_is_written()
    {
        await using var host = await AccountsHost.StartAsync();
        await using var db = host.Db();
        var log = host.Services.GetRequiredService<AuditLog>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => log.WriteAsync(db, Amel, "act", "subject", null, Ct));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Writers_at_once_on_two_nodes_get_serials_without_gaps_in_one_chain(string database)
    {
        await using var one = await AccountsHost.StartAsync(database);
        await using var two = await AccountsHost.StartAsync(database, beside: one);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => WriteAsync(i % 2 == 0 ? one : two, $"act.{i}", commit: i % 5 != 0)));
        Assert.Equal(new AuditVerdict(32, null), await VerifyAsync(one));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Texts_no_database_would_take_are_made_fit_and_stay_sealed(string database)
    {
        await using var host = await AccountsHost.StartAsync(database);
        var nasty = "a\0b\ud800" + string.Concat(Enumerable.Repeat("😀", 300));
        await using (var db = host.Db())
        {
            await using var transaction = await db.BeginWriteAsync(Ct);
            await host.Services.GetRequiredService<AuditLog>().WriteAsync(db, new Actor("1", nasty), nasty, nasty, new { Text = "a\0b" }, Ct);
            await transaction.CommitAsync(Ct);
        }

        Assert.True((await VerifyAsync(host)).IsSound);
        await using var read = host.Db();
        var row = await read.Audit.SingleAsync(Ct);
        Assert.StartsWith("a\ufffdb\ufffd😀", row.ActorName, StringComparison.Ordinal);
        Assert.InRange(row.Subject.Length, 127, 128);
    }

    [Theory]
    [InlineData("""UPDATE "Audit" SET "ActorName" = 'Somebody else' WHERE "Serial" = 3""", 3)]
    [InlineData("""UPDATE "Audit" SET "Details" = NULL WHERE "Serial" = 2""", 2)]
    [InlineData("""UPDATE "Audit" SET "At" = "At" + 1 WHERE "Serial" = 1""", 1)]
    [InlineData("""DELETE FROM "Audit" WHERE "Serial" = 1""", 1)]
    [InlineData("""DELETE FROM "Audit" WHERE "Serial" = 4""", 4)]
    [InlineData("""UPDATE "Audit" SET "Serial" = 9 WHERE "Serial" = 5""", 5)]
    public async Task What_was_tampered_with_is_found(string sql, long broken)
    {
        await using var host = await AccountsHost.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await WriteAsync(host, $"act.{i}", commit: true);
        }

        Assert.True((await VerifyAsync(host)).IsSound);
        await using var db = host.Db();
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(sql, Ct));
        Assert.Equal(broken, (await VerifyAsync(host)).FirstBroken);
    }

    [Fact]
    public async Task Any_chain_is_sound_until_any_field_of_any_row_changes()
    {
        var text = Gen.String[Gen.Char['\u0001', '\uD7FF'], 0, 12];
        var content = Gen.Select(text.Null(), text, text, text, text.Null(), Gen.Long[0, 4_000_000_000_000]);
        await Gen.Select(content.Array[1, 8], Gen.Int[0, 7], Gen.Int[0, 5], text).SampleAsync(async (acts, at, field, other) =>
        {
            var rows = Chain(acts);
            Assert.Equal(new AuditVerdict(rows.Count, null), await AuditChain.VerifyAsync(rows.ToAsyncEnumerable(), default));
            var row = rows[at % rows.Count];
            var changed = Change(row, field, other);
            var verdict = await AuditChain.VerifyAsync(rows.ToAsyncEnumerable(), default);
            Assert.Equal(changed ? row.Serial : null, verdict.FirstBroken);
        }, iter: 500);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_administrator_reads_it_newest_first_page_by_page(string database)
    {
        await using var host = await AccountsHost.StartAsync(database);
        using var boss = host.Browse();
        await host.AddAsync("boss@newsroom.example", Roles.Administrator);
        var (access, _) = await boss.TokensAsync("boss@newsroom.example");
        await WriteAsync(host, "source.paused", commit: true);
        await WriteAsync(host, "source.resumed", commit: true);

        var first = await ReadAsync(boss, "/api/audit?limit=2", access);
        Assert.Equal([3L, 2L], first.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("seq").GetInt64()));
        var newest = first.GetProperty("items")[0];
        Assert.Equal(["seq", "at", "actor", "act", "subject", "detail"], newest.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("Amel", "source.resumed", "thing:1"), (newest.GetProperty("actor").GetString(), newest.GetProperty("act").GetString(), newest.GetProperty("subject").GetString()));
        Assert.Equal("because", newest.GetProperty("detail").GetProperty("why").GetString());
        Assert.Equal(Moments.Now(host.Time), newest.GetProperty("at").GetDateTimeOffset());

        Assert.Equal(2, first.GetProperty("next").GetInt64());
        var rest = await ReadAsync(boss, "/api/audit?limit=2&before=2", access);
        Assert.Equal([1L], rest.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("seq").GetInt64()));
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await ReadAsync(boss, "/api/audit?limit=3", access)).GetProperty("next").ValueKind);
        Assert.Equal(3, (await ReadAsync(boss, "/api/audit", access)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_row_whose_particulars_were_spoilt_does_not_hide_the_others()
    {
        await using var host = await AccountsHost.StartAsync();
        using var boss = host.Browse();
        await host.AddAsync("boss@newsroom.example", Roles.Administrator);
        var (access, _) = await boss.TokensAsync("boss@newsroom.example");
        await using var db = host.Db();
        await db.Database.ExecuteSqlRawAsync("""UPDATE "Audit" SET "Details" = 'no JSON' WHERE "Serial" = 1""", Ct);
        Assert.Equal("no JSON", (await ReadAsync(boss, "/api/audit", access)).GetProperty("items")[0].GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Nobody_but_an_administrator_reads_it()
    {
        await using var host = await AccountsHost.StartAsync();
        using var visitor = host.Browse();
        using var unknown = await visitor.GetAsync("/api/audit");
        await Answers.IsProblemAsync(unknown, HttpStatusCode.Unauthorized);
        foreach (var role in new[] { Roles.Journalist, Roles.Moderator })
        {
            await host.AddAsync($"{role}@newsroom.example", role);
            var (access, _) = await visitor.TokensAsync($"{role}@newsroom.example");
            using var refused = await visitor.GetAsync("/api/audit", access);
            await Answers.IsProblemAsync(refused, HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [InlineData(0), InlineData(-1), InlineData(501)]
    public async Task A_page_too_small_or_too_large_is_refused_in_words(int limit)
    {
        await using var host = await AccountsHost.StartAsync();
        using var boss = host.Browse();
        await host.AddAsync("boss@newsroom.example", Roles.Administrator);
        var (access, _) = await boss.TokensAsync("boss@newsroom.example");
        using var refused = await boss.GetAsync($"/api/audit?limit={limit}", access);
        var problem = await Answers.IsProblemAsync(refused, HttpStatusCode.BadRequest);
        Assert.Contains("500", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    private static List<AuditRow> Chain((string? Id, string Name, string Act, string Subject, string? Details, long At)[] acts)
    {
        var rows = new List<AuditRow>();
        foreach (var act in acts)
        {
            var row = new AuditRow
            {
                Serial = rows.Count + 1,
                At = DateTimeOffset.FromUnixTimeMilliseconds(act.At),
                ActorId = act.Id,
                ActorName = act.Name,
                Act = act.Act,
                Subject = act.Subject,
                Details = act.Details,
                PreviousHash = rows.Count == 0 ? AuditSeal.Beginning() : rows[^1].Hash,
                Hash = [],
            };
            row.Hash = AuditSeal.Of(row);
            rows.Add(row);
        }

        return rows;
    }

    // Moving a letter from one field to its neighbour must show too, so one case does just that.
    private static bool Change(AuditRow row, int field, string other)
    {
        var before = (row.ActorId, row.ActorName, row.Act, row.Subject, row.Details, row.At);
        switch (field)
        {
            case 0: row.ActorId = row.ActorId is null ? "" : null; break;
            case 1: row.ActorName = other; break;
            case 2: (row.Act, row.Subject) = (row.Act + row.Subject, ""); break;
            case 3: row.Subject = other; break;
            case 4: row.Details = other; break;
            default: row.At = row.At.AddMilliseconds(1); break;
        }

        return before != (row.ActorId, row.ActorName, row.Act, row.Subject, row.Details, row.At);
    }

    private static async Task WriteAsync(AccountsHost host, string act, bool commit)
    {
        await using var db = host.Db();
        await using var transaction = await db.BeginWriteAsync(Ct);
        await host.Services.GetRequiredService<AuditLog>().WriteAsync(db, Amel, act, "thing:1", new { Why = "because" }, Ct);
        if (commit)
        {
            await transaction.CommitAsync(Ct);
        }
    }

    private static async Task<JsonElement> ReadAsync(Browser browser, string path, string access)
    {
        using var response = await browser.GetAsync(path, access);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static Task<AuditVerdict> VerifyAsync(AccountsHost host) => host.Services.GetRequiredService<AuditChain>().VerifyAsync(Ct);
}
