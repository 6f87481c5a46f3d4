using AngleSharp.Dom;
using Bunit;
using Dashboard.Accounts;
using Dashboard.Moderation;
using Dashboard.Moderation.Cases;
using Dashboard.Moderation.Panel;
using Dashboard.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Dashboard.Tests.Moderation.Panel;

public sealed class PanelDialogTests : PanelContext
{
    private protected override (string, string)[] Settings => [("Moderation:BlocksPerHour", "0")];

    [Fact]
    public async Task Several_cases_are_decided_after_a_preview_and_taken_back_together()
    {
        var (first, second, held) = (await ReportedAsync(), await ReportedAsync(), await ReportedAsync());
        await Host.Desk.ClaimAsync(held.Id, Sami, Ct);
        await OpenAsync();
        foreach (var id in new[] { first.Id, second.Id, held.Id })
        {
            await ActAsync("select", id);
        }

        await SeeAsync(".mod-bulk", "3 cases selected");
        var deciding = ActAsync("block");
        await WaitForDialogAsync(() => Assert.Contains("2 pictures · 2 pages", Dialogs.Find(".mud-dialog").TextContent, StringComparison.Ordinal));
        Assert.Contains($"Case {held.Id}: Sami holds this case.", Dialogs.Find(".bulk-left").TextContent, StringComparison.Ordinal);
        await TouchAsync(() => Button("Block 2 cases").Click());
        await deciding;
        await SeeAsync(".mod-undo", "2 cases blocked.");
        await WaitAsync(() => Assert.Equal([CaseState.Blocked, CaseState.Blocked, CaseState.Open], States(first.Id, second.Id, held.Id)));

        await ActAsync("undo");
        await SeeAsync(".mod-undo", "2 verdicts taken back.");
        Assert.Equal([CaseState.Open, CaseState.Open, CaseState.Open], States(first.Id, second.Id, held.Id));
    }

    [Fact]
    public async Task A_rule_can_be_saved_only_after_its_trial_and_a_changed_one_is_tried_anew()
    {
        var bad = await ReportedAsync(reports: 3);
        await Host.Desk.DecideAsync(new CaseDecision(bad.Id, CaseVerdict.Block, null), Sami, Ct);
        await OpenAsync(role: Roles.Administrator);
        await TouchAsync(() => Page.Find("button[aria-label=Rule]").Click());
        await WaitForDialogAsync(() => Assert.NotEmpty(Dialogs.FindAll(".rule input")));
        await TouchAsync(() => Dialogs.FindAll(".rule input")[0].Change("4"));
        Assert.True(Button("Save").HasAttribute("disabled"));
        await TouchAsync(() => Button("Try on past reports").Click());
        await WaitForDialogAsync(() => Assert.Equal(["0 (truly blocked: 0)", "0", "1"], Dialogs.FindAll(".trial dd").Select(d => d.TextContent.Trim())));
        Assert.False(Button("Save").HasAttribute("disabled"));

        await TouchAsync(() => Dialogs.FindAll(".rule input")[0].Change("2"));
        Assert.True(Button("Save").HasAttribute("disabled"));
        await TouchAsync(() => Button("Try on past reports").Click());
        await WaitForDialogAsync(() => Assert.StartsWith("1", Dialogs.FindAll(".trial dd")[0].TextContent, StringComparison.Ordinal));
        await TouchAsync(() => Button("Save").Click());
        await WaitForDialogAsync(() => Assert.Empty(Dialogs.FindAll(".mud-dialog")));
        await using var db = Host.Db();
        Assert.Equal((2d, "Amira"), db.ModerationRules.Select(r => new { r.Threshold, r.By }).AsEnumerable().Select(r => (r.Threshold, r.By)).Single());
        Assert.Contains(db.Audit, a => a.Act == "rule.changed");
    }

    [Fact]
    public async Task A_spent_budget_raises_an_alarm_that_says_how_many_wait()
    {
        await OpenAsync();
        await ReportedAsync(reports: 3);
        await SeeAsync(".notice.grave", "1 case waits for you.");
        await SeeAsync(".mod-row .tag", "Held back");
    }

    [Fact]
    public async Task Administrators_take_the_log_with_them_as_a_file()
    {
        var reported = await ReportedAsync();
        await Host.Desk.DecideAsync(new CaseDecision(reported.Id, CaseVerdict.Block, null, "Brut"), Sami, Ct);
        var (status, line) = await Host.AskAsync("GET", "/moderation/acts.jsonl", role: Roles.Administrator);
        Assert.Equal((200, "picture.blocked", "Sami", "Brut"), (status, line.GetProperty("act").GetString(), line.GetProperty("actor").GetString(), line.GetProperty("details").GetProperty("note").GetString()));
        Assert.Equal(403, (await Host.AskAsync("GET", "/moderation/acts.csv")).Status);
    }

    [Fact]
    public async Task Moderators_who_are_no_administrators_see_no_rule()
    {
        await OpenAsync();
        Assert.Empty(Page.FindAll("button[aria-label=Rule]"));
    }

    [Fact]
    public async Task The_help_names_every_key()
    {
        await OpenAsync();
        await ActAsync("help");
        Assert.Equal(16, Dialogs.FindAll(".keys dt").Count);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("ar")]
    public void Every_fault_the_desk_can_answer_has_a_sentence(string language)
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(language);
        var texts = Services.GetRequiredService<IStringLocalizer<PanelTexts>>();
        string[] codes =
        [
            ModerationFaultCode.NotAllowed, ModerationFaultCode.UnknownCase, ModerationFaultCode.UnknownPicture, ModerationFaultCode.UnknownReporter, ModerationFaultCode.Claimed,
            ModerationFaultCode.Stale, ModerationFaultCode.Verdict, ModerationFaultCode.NoteMissing, ModerationFaultCode.NoteTooLong, ModerationFaultCode.NothingToUndo,
            ModerationFaultCode.TooManyCases, ModerationFaultCode.RuleBounds, ModerationFaultCode.Away,
        ];
        Assert.DoesNotContain(codes, code => texts[$"fault.{code}"].ResourceNotFound);
    }

    private CaseState[] States(params long[] ids)
    {
        using var db = Host.Db();
        return [.. ids.Select(id => db.Cases.Single(c => c.Id == id).State)];
    }

    private IElement Button(string text) => Dialogs.FindAll(".mud-dialog-actions button").Single(b => b.TextContent.Trim() == text);
}
