using System.Text.Json;
using Dashboard.Accounts;
using Dashboard.Moderation.Cases;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Moderation;

public sealed class ModerationApiTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_is_listed_claimed_decided_and_undone()
    {
        await using var host = await ModerationHost.StartAsync();
        var picture = await host.PictureAsync();
        for (var n = 1; n <= 3; n++)
        {
            await host.ReportAsync(picture, $"198.51.{n}.1", new { reason = n == 1 ? "illegal" : "violence" });
        }

        var item = (await host.AskAsync("GET", "/api/moderation/cases?state=open")).Body.GetProperty("items")[0];
        var id = item.GetProperty("id").GetInt64();
        Assert.Equal((picture.Name, "open", 3, 3.0, true), (item.GetProperty("imageId").GetString(), item.GetProperty("state").GetString(), item.GetProperty("reports").GetInt32(),
            item.GetProperty("weight").GetDouble(), item.GetProperty("autoBlocked").GetBoolean()));
        Assert.Equal((2, 1), (item.GetProperty("reasons").GetProperty("violence").GetInt32(), item.GetProperty("reasons").GetProperty("illegal").GetInt32()));
        Assert.Equal(1, item.GetProperty("headlineIds").GetArrayLength());
        var version = item.GetProperty("version").GetInt32();

        Assert.Equal(200, (await host.AskAsync("POST", $"/api/moderation/cases/{id}/claim")).Status);
        var held = await host.AskAsync("POST", $"/api/moderation/cases/{id}/claim", role: Roles.Administrator);
        Assert.Equal((409, "claimed", Roles.Moderator), (held.Status, held.Body.GetProperty("code").GetString(), held.Body.GetProperty("claimedBy").GetString()));
        Assert.Equal(409, (await host.AskAsync("POST", $"/api/moderation/cases/{id}/decide", new { verdict = "block", version }, Roles.Administrator)).Status);

        var restored = await host.AskAsync("POST", $"/api/moderation/cases/{id}/decide", new { verdict = "restore", note = "Une photo de presse", version });
        Assert.Equal((200, "restored"), (restored.Status, restored.Body.GetProperty("state").GetString()));
        var stale = await host.AskAsync("POST", $"/api/moderation/cases/{id}/decide", new { verdict = "block", version }, Roles.Administrator);
        Assert.Equal((409, "stale", version + 1), (stale.Status, stale.Body.GetProperty("code").GetString(), stale.Body.GetProperty("version").GetInt32()));
        Assert.Equal(PictureState.Shown, (await host.CaseAsync(picture)).Picture!.State);

        var undone = await host.AskAsync("POST", $"/api/moderation/cases/{id}/undo");
        Assert.Equal((200, "open", true), (undone.Status, undone.Body.GetProperty("state").GetString(), undone.Body.GetProperty("autoBlocked").GetBoolean()));
        Assert.Equal(409, (await host.AskAsync("POST", $"/api/moderation/cases/{id}/undo")).Status);
        Assert.Equal(PictureState.Blocked, (await host.CaseAsync(picture)).Picture!.State);

        var whole = (await host.AskAsync("GET", $"/api/moderation/cases/{id}")).Body;
        Assert.Equal(["undo", "restore", "block"], whole.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("verdict").GetString()));
        await using var db = host.Db();
        var subject = $"case:{id}";
        Assert.Equal(["picture.blocked", "case.claimed", "picture.restored", "verdict.undone"], await db.Audit.Where(a => a.Subject == subject).OrderBy(a => a.Serial).Select(a => a.Act).ToListAsync(Ct));
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData(Roles.Journalist, 403)]
    [InlineData(Roles.Moderator, 200)]
    public async Task Only_moderators_read_cases(string? role, int status)
    {
        await using var host = await ModerationHost.StartAsync();
        Assert.Equal(status, (await host.AskAsync("GET", "/api/moderation/cases", role: role)).Status);
    }

    [Theory]
    [InlineData("decide", """{ "verdict": "burn", "version": 1 }""", 400)]
    [InlineData("decide", """{ "verdict": "block" }""", 400)]
    [InlineData("decide", """{ "verdict": "block", "version": 1, "confirmed": ["other"] }""", 404)]
    [InlineData("note", """{ "note": " " }""", 400)]
    public async Task What_cannot_be_done_is_said(string act, string json, int status)
    {
        await using var host = await ModerationHost.StartAsync();
        var picture = await host.PictureAsync();
        await host.ReportAsync(picture, "198.51.100.1");
        var row = await host.CaseAsync(picture);

        Assert.Equal(status, (await host.AskAsync("POST", $"/api/moderation/cases/{row.Id}/{act}", JsonDocument.Parse(json).RootElement)).Status);
        Assert.Equal(404, (await host.AskAsync("POST", "/api/moderation/cases/999/undo")).Status);
        Assert.Equal(400, (await host.AskAsync("GET", "/api/moderation/cases?state=lost")).Status);
    }

    [Fact]
    public async Task A_block_covers_what_surely_looks_alike_and_the_undo_gives_it_back()
    {
        var alike = new Alike();
        await using var host = await ModerationHost.StartAsync(more: services => services.AddSingleton<ILookalikes>(alike));
        var (picture, sure, unsure, kept) = (await host.PictureAsync(), await host.PictureAsync(), await host.PictureAsync(), await host.PictureAsync());
        await host.ReportAsync(kept, "198.51.100.1");
        var keptCase = await host.CaseAsync(kept);
        await host.Desk.DecideAsync(new(keptCase.Id, CaseVerdict.Restore, keptCase.Version), ModerationHost.Staff(), Ct);
        await host.ReportAsync(picture, "198.51.100.1");
        var row = await host.CaseAsync(picture);
        alike.Found = [new(sure.Id, 8, true), new(unsure.Id, 40, false), new(kept.Id, 9, true)];

        await host.Desk.DecideAsync(new(row.Id, CaseVerdict.Block, row.Version), ModerationHost.Staff(), Ct);
        Assert.Equal(new[] { true, true, false, false }, await HiddenAsync(host, picture, sure, unsure, kept));
        Assert.Equal(410, (await host.ReportAsync(sure, "198.51.100.2")).Status);

        await host.Desk.UndoAsync(row.Id, ModerationHost.Staff(), Ct);
        Assert.Equal(new[] { false, false, false, false }, await HiddenAsync(host, picture, sure, unsure, kept));

        await host.Desk.DecideAsync(new(row.Id, CaseVerdict.Block, null) { Confirmed = [unsure.Name, kept.Name] }, ModerationHost.Staff(), Ct);
        Assert.Equal(new[] { true, true, true, true }, await HiddenAsync(host, picture, sure, unsure, kept));
        Assert.Equal(CaseState.Blocked, (await host.CaseAsync(kept)).State);

        await host.Desk.UndoAsync(row.Id, ModerationHost.Staff(), Ct);
        Assert.Equal(new[] { false, false, false, false }, await HiddenAsync(host, picture, sure, unsure, kept));
        Assert.Equal(CaseState.Restored, (await host.CaseAsync(kept)).State);
    }

    [Fact]
    public async Task A_muted_reporter_s_reports_weigh_nothing_any_more()
    {
        await using var host = await ModerationHost.StartAsync();
        var picture = await host.PictureAsync();
        var taken = await host.TakeAsync(picture, "198.51.100.1");
        await host.TakeAsync(picture, "198.51.101.1");

        var standing = await host.Desk.MuteAsync(taken.Reporter, true, ModerationHost.Staff(), Ct);
        Assert.Equal((1, "Mona"), (standing.Value!.Reports, standing.Value.MutedBy));
        Assert.Equal((2, 1.0), await WeightAsync(host, picture));
        await host.TakeAsync(picture, "198.51.102.1");
        Assert.Equal(PictureState.Shown, (await host.CaseAsync(picture)).Picture!.State);

        await host.Desk.MuteAsync(taken.Reporter, false, ModerationHost.Staff(), Ct);
        Assert.Equal((3, 3.0), await WeightAsync(host, picture));
        Assert.Equal(PictureState.Blocked, (await host.CaseAsync(picture)).Picture!.State);
    }

    private static async Task<(int Reports, double Weight)> WeightAsync(ModerationHost host, PictureRow picture) => await host.CaseAsync(picture) is var row ? (row.Reports, row.Weight) : default;

    private static async Task<bool[]> HiddenAsync(ModerationHost host, params PictureRow[] pictures)
    {
        await using var db = host.Db();
        var ids = pictures.Select(p => p.Id).ToList();
        var states = await db.Pictures.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.State == PictureState.Blocked, Ct);
        return [.. ids.Select(id => states[id])];
    }

    private sealed class Alike : ILookalikes
    {
        public IReadOnlyList<Lookalike> Found { get; set; } = [];

        public Task<IReadOnlyList<Lookalike>> FindAsync(long pictureId, CancellationToken ct) => Task.FromResult<IReadOnlyList<Lookalike>>([.. Found.Where(f => f.PictureId != pictureId)]);
    }
}
