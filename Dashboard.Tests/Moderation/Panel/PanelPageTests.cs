using Bunit;
using Dashboard.Moderation.Cases;
using Dashboard.Shared.Moderation;
using Dashboard.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Moderation.Panel;

public sealed class PanelPageTests : PanelContext
{
    [Fact]
    public async Task An_empty_queue_says_what_will_stand_there_and_the_first_case_takes_its_place()
    {
        await OpenAsync();
        Assert.Contains("Nothing to decide", Page.Find(".empty").TextContent, StringComparison.Ordinal);
        var reported = await ReportedAsync();
        await WaitAsync(() => Assert.Equal([reported.Id], Ids()));
        await SeeAsync(".mod-figures", "1");
    }

    [Fact]
    public async Task What_may_be_illegal_stands_in_a_lane_of_its_own_above_the_others()
    {
        var (violent, illegal) = (await ReportedAsync(), await ReportedAsync(ReportReason.Illegal));
        await OpenAsync();
        Assert.Equal([illegal.Id, violent.Id], Ids());
        Assert.Equal("May be illegal 1", Page.FindAll(".lane")[0].TextContent.Trim());
    }

    [Fact]
    public async Task Opening_a_case_takes_it_and_leaving_lets_it_go()
    {
        var reported = await ReportedAsync();
        await OpenAsync();
        await ActAsync("open", reported.Id);
        await SeeAsync(".who.mine", "You");
        Assert.Equal("id-Amira", (await HolderAsync(reported.Id))?.ModeratorId);

        await ActAsync("leave");
        await WaitAsync(() => Assert.Empty(Page.FindAll(".mod-case")));
        await WaitAsync(() => Assert.Empty(Page.FindAll(".who")));
        Assert.Null(await HolderAsync(reported.Id));
    }

    [Fact]
    public async Task A_case_that_another_holds_can_be_seen_but_not_decided_until_it_is_free()
    {
        var reported = await ReportedAsync();
        await Host.Desk.ClaimAsync(reported.Id, Sami, Ct);
        await OpenAsync();
        await SeeAsync(".who", "Sami");
        await ActAsync("open", reported.Id);
        await SeeAsync(".case-said", "Sami is looking at this case");
        Assert.All(Page.FindAll(".verdict"), b => Assert.True(b.HasAttribute("disabled")));
        await ActAsync("block");
        Assert.Equal(CaseState.Open, (await ReadAsync(reported.Id)).State);

        await Host.Desk.ReleaseAsync(reported.Id, Sami, Ct);
        await WaitAsync(() => Assert.All(Page.FindAll(".verdict"), b => Assert.False(b.HasAttribute("disabled"))));
        await SeeAsync(".who.mine", "You");
    }

    [Fact]
    public async Task After_a_verdict_the_next_case_is_there_and_undo_brings_the_former_back()
    {
        var (first, second) = (await ReportedAsync(), await ReportedAsync());
        await OpenAsync();
        await ActAsync("open", first.Id);
        await SeeAsync("#case-title", $"Case {first.Id}");
        await TouchAsync(() => Page.Find(".case-note").Input("Blood on the front page"));
        await ActAsync("block");
        await SeeAsync("#case-title", $"Case {second.Id}");
        await SeeAsync(".mod-undo", $"Case {first.Id}: the picture is blocked.");
        Assert.Equal(CaseState.Blocked, (await ReadAsync(first.Id)).State);

        await ActAsync("undo");
        await SeeAsync("#case-title", $"Case {first.Id}");
        await SeeAsync(".mod-undo", "1 verdict taken back.");
        await SeeAsync(".case-history .is-undone", "Blood on the front page");
        Assert.Equal(CaseState.Open, (await ReadAsync(first.Id)).State);
    }

    [Fact]
    public async Task A_case_decided_by_somebody_else_meanwhile_says_so_and_shows_the_new_state()
    {
        var reported = await ReportedAsync();
        await OpenAsync("?state=all");
        await ActAsync("open", reported.Id);
        await SeeAsync(".who.mine", "You");
        await Host.Desk.ReleaseAsync(reported.Id, ModerationHost.Staff("Amira"), Ct);
        await Host.Desk.DecideAsync(new CaseDecision(reported.Id, CaseVerdict.Block, null), Sami, Ct);
        await SeeAsync(".case-said", "Sami has decided meanwhile. It is now: Blocked.");
    }

    [Fact]
    public async Task Nothing_moves_while_a_case_is_open_and_what_is_new_is_counted()
    {
        var first = await ReportedAsync();
        await OpenAsync();
        await ActAsync("open", first.Id);
        await SeeAsync(".who.mine", "You");
        var illegal = await ReportedAsync(ReportReason.Illegal);
        await SeeAsync(".new.grave", "1 new");
        Assert.Equal([first.Id], Ids());

        await ActAsync("show");
        await WaitAsync(() => Assert.Equal([illegal.Id, first.Id], Ids()));
        Assert.Empty(Page.FindAll(".new"));
    }

    [Fact]
    public async Task A_readers_words_are_shown_as_they_are_and_cannot_turn_the_page_around()
    {
        var picture = await Host.PictureAsync();
        await Host.ReportAsync(picture, NextAddress(), new { reason = "other", comment = "<script>alert(1)</script>\u202e evil" });
        await OpenAsync();
        await ActAsync("open", (await Host.CaseAsync(picture)).Id);
        await SeeAsync("blockquote", "<script>alert(1)</script> evil");
        Assert.Empty(Page.FindAll("blockquote script"));
        Assert.Equal("auto", Page.Find("blockquote").GetAttribute("dir"));
    }

    [Fact]
    public async Task Muting_a_reporter_takes_the_weight_of_the_report_away()
    {
        var reported = await ReportedAsync();
        await OpenAsync();
        await ActAsync("open", reported.Id);
        await SeeAsync(".case-reports .weight", "1");
        await TouchAsync(() => Page.Find(".case-reports .link").Click());
        await SeeAsync(".standing", "muted");
        await SeeAsync(".case-reports .weight", "0");
    }

    [Fact]
    public async Task A_search_keeps_what_it_finds_in_the_address()
    {
        var reported = await ReportedAsync();
        await ReportedAsync();
        await OpenAsync();
        await TouchAsync(() => Page.Find(".find-words").Input($"{reported.Id}"));
        await WaitAsync(() => Assert.Equal([reported.Id], Ids()));
        Assert.EndsWith($"/moderation?q={reported.Id}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_seconds_looked_at_are_added_up_and_a_break_is_proposed()
    {
        await OpenAsync();
        await Page.InvokeAsync(() => Script.Look(200));
        Assert.Empty(Page.FindAll(".notice.calm"));
        await Page.InvokeAsync(() => Script.Look(120));
        await SeeAsync(".notice.calm", "5 min");
        await TouchAsync(() => Page.Find(".notice.calm .link").Click());
        Assert.Empty(Page.FindAll(".notice.calm"));
    }

    [Fact]
    public async Task The_log_says_who_did_what_as_it_happens()
    {
        var reported = await ReportedAsync();
        await OpenAsync("?state=acts");
        await SeeAsync(".empty", "Nothing was done yet");
        await Host.Desk.DecideAsync(new CaseDecision(reported.Id, CaseVerdict.Restore, null, "Old but true"), Sami, Ct);
        await SeeAsync(".acts-list li", "Sami");
        Assert.Contains("Old but true", Page.Find(".acts-list li").TextContent, StringComparison.Ordinal);
    }

    private async Task<Dashboard.Moderation.Cases.Views.CaseItem> ReadAsync(long id) => (await Host.Desk.FindAsync(id, Sami, Ct)).Value!.Item;

    private async Task<Dashboard.Moderation.Cases.Views.CaseClaim?> HolderAsync(long id) => (await ReadAsync(id)).ClaimedBy;
}
