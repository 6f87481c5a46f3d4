using Bunit;
using Dashboard.Accounts;
using Dashboard.Shared.Headlines;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Tests.Desk;

/// <summary>What stands beside the list: a headline's details, and a headline being written.</summary>
public sealed class DeskPanelTests : DeskPageContext
{
    [Fact]
    public async Task A_row_opens_its_details_beside_the_list_and_the_panel_follows_the_keys()
    {
        var first = await Host.FileAsync("Un");
        var second = await Host.FileAsync("Deux");
        await OpenAsync();

        await Script.Act("follow", first.Id);
        Assert.Empty(Page.FindAll(".desk-panel"));
        await Script.Act("choose", first.Id);
        Assert.Equal("Un", Page.Find("#desk-panel-title").TextContent);
        Assert.Equal("true", Row("Un").GetAttribute("aria-current"));
        await Script.Act("follow", second.Id);
        Assert.Equal("Deux", Page.Find("#desk-panel-title").TextContent);
        await Script.Act("choose", second.Id);
        Assert.Empty(Page.FindAll(".desk-panel"));
    }

    [Fact]
    public async Task A_withdrawn_headline_is_struck_where_it_stands_and_still_so_on_the_next_desk()
    {
        var editor = await Host.FileAsync("Retiré par nous");
        var legal = await Host.FileAsync("Retiré par la loi");
        await OpenAsync();

        await Host.WithdrawAsync(editor.Id, WithdrawalReason.Editor);
        await Host.WithdrawAsync(legal.Id, WithdrawalReason.Legal);

        await WaitAsync(() => Assert.Equal(2, Page.FindAll(".is-taken").Count));
        Look();
        await DisposeComponentsAsync();
        await OpenAsync();
        Look();

        void Look()
        {
            Assert.Equal("Retiré par nous", Row("Retiré par nous").QuerySelector("s")!.TextContent);
            Assert.Contains("withdrawn for legal reasons", Page.FindAll(".desk-row")[0].TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Retiré par la loi", Page.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_journalist_is_told_who_decides_about_a_flash_and_offered_no_withdrawal()
    {
        var headline = await Host.FileAsync("Un");
        await OpenAsync(role: Roles.Journalist);

        await Script.Act("choose", headline.Id);
        Assert.DoesNotContain("Withdraw", Page.Find(".desk-panel").TextContent, StringComparison.Ordinal);
        await Script.Act("compose", null);

        Assert.True(Page.FindAll("input[name=file-urgency]")[2].HasAttribute("disabled"));
        Assert.Contains("ask one of them", Page.Find(".hint").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_goes_out_and_comes_back_by_the_road()
    {
        await OpenAsync(role: Roles.Journalist);
        await Script.Act("compose", null);

        await Page.Find(".file textarea").InputAsync(new ChangeEventArgs { Value = "أمطار منتظرة" });
        Assert.True(Page.FindAll("input[name=file-language]")[1].HasAttribute("checked"));
        await Page.Find(".file form, form.file").SubmitAsync();
        Assert.Contains("needs the address", Page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await Page.Find(".file input[type=url]").ChangeAsync(new ChangeEventArgs { Value = "https://journal.example/pluie" });
        await Page.Find("form.file").SubmitAsync();

        await SeeAsync("أمطار منتظرة");
        Assert.Empty(Page.FindAll(".desk-panel"));
    }
}
