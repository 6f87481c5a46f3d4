using AngleSharp.Dom;
using Bunit;
using Dashboard.Moderation.Panel.Review;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Moderation.Panel;

public sealed class PanelOutageTests : PanelContext
{
    private readonly Outage _outage = new();

    private protected override Action<IServiceCollection>? More => _outage.AddTo;

    [Fact]
    public async Task Verdicts_that_an_outage_interrupts_are_told_as_far_as_they_went_and_the_rest_stays_selected()
    {
        long[] ids = [(await ReportedAsync()).Id, (await ReportedAsync()).Id, (await ReportedAsync()).Id];
        await OpenAsync();
        var deciding = await AskAsync(ids);
        _outage.BeginAfter(1);
        await TouchAsync(() => Button("Block 3 cases").Click());
        await deciding;
        await SeeAsync(".mod-undo", "1 case blocked. 2 are uncertain: the database went away. Look at them again.");
        _outage.End();
        Assert.Equal([CaseState.Blocked, CaseState.Open, CaseState.Open], States(ids).Order().Reverse());
        await SeeAsync(".mod-bulk", "2 cases selected");

        await ActAsync("undo");
        await SeeAsync(".mod-undo", "1 verdict taken back.");
        Assert.All(States(ids), state => Assert.Equal(CaseState.Open, state));
    }

    [Fact]
    public async Task An_undo_that_an_outage_interrupts_offers_the_rest_again()
    {
        long[] ids = [(await ReportedAsync()).Id, (await ReportedAsync()).Id];
        await OpenAsync();
        var deciding = await AskAsync(ids);
        await TouchAsync(() => Button("Block 2 cases").Click());
        await deciding;
        await SeeAsync(".mod-undo", "2 cases blocked.");
        _outage.BeginAfter(1);
        await ActAsync("undo");
        await SeeAsync(".mod-undo", "1 verdict taken back. 1 is uncertain: the database went away. Look at it again.");
        _outage.End();
        Assert.Single(States(ids), CaseState.Blocked);

        await ActAsync("undo");
        await SeeAsync(".mod-undo", "1 verdict taken back.");
        Assert.All(States(ids), state => Assert.Equal(CaseState.Open, state));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_hold_is_renewed_on_after_an_outage()
    {
        var ct = Xunit.TestContext.Current.CancellationToken;
        var reported = await ReportedAsync();
        await Host.Desk.ClaimAsync(reported.Id, Sami, Ct);
        var before = (await ReadAsync(reported.Id)).ClaimedUntil;
        var time = new FakeTimeProvider();
        using var hold = new CaseHold(Host.Desk, Sami, fault => throw fault, time);
        _outage.BeginAfter(0);
        hold.Begin(reported.Id);
        time.Advance(TimeSpan.FromMinutes(2));
        await Until.HoldsAsync(() => _outage.Refused > 0, ct);
        _outage.End();
        await Until.HoldsAsync(async () =>
        {
            time.Advance(TimeSpan.FromMinutes(2));
            return (await ReadAsync(reported.Id)).ClaimedUntil > before;
        }, ct);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_hold_that_fails_for_another_reason_says_so()
    {
        var ct = Xunit.TestContext.Current.CancellationToken;
        var reported = await ReportedAsync();
        await Host.Desk.ClaimAsync(reported.Id, Sami, Ct);
        var told = new TaskCompletionSource<Exception>();
        var time = new FakeTimeProvider();
        using var hold = new CaseHold(Host.Desk, Sami, fault => Task.FromResult(told.TrySetResult(fault)), time);
        _outage.Fault = new InvalidDataException("No page of a database.");
        _outage.BeginAfter(0);
        hold.Begin(reported.Id);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Same(_outage.Fault, (await told.Task.WaitAsync(ct)).GetBaseException());
        _outage.End();
    }

    // Selects cases and asks for a block of all of them, up to the button that does it.
    private async Task<Task> AskAsync(long[] ids)
    {
        foreach (var id in ids)
        {
            await ActAsync("select", id);
        }

        var deciding = ActAsync("block");
        await WaitForDialogAsync(() => Assert.Contains($"{ids.Length} pictures", Dialogs.Find(".mud-dialog").TextContent, StringComparison.Ordinal));
        return deciding;
    }

    private CaseState[] States(long[] ids)
    {
        using var db = Host.Db();
        return [.. ids.Select(id => db.Cases.Single(c => c.Id == id).State)];
    }

    private async Task<CaseRow> ReadAsync(long id)
    {
        await using var db = Host.Db();
        return await db.Cases.FindAsync([id], Ct) ?? throw new InvalidOperationException($"There is no case {id}.");
    }

    private IElement Button(string text) => Dialogs.FindAll(".mud-dialog-actions button").Single(b => b.TextContent.Trim() == text);
}
