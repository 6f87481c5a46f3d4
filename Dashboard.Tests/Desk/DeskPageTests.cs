using Bunit;
using Dashboard.Desk.Pages;
using Dashboard.Shared.Headlines;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Dashboard.Tests.Desk;

public sealed class DeskPageTests : DeskPageContext
{
    [Fact]
    public async Task An_empty_desk_says_what_will_stand_there_and_the_first_headline_takes_its_place()
    {
        await OpenAsync();
        Assert.Contains("No headline yet", Page.Find(".empty").TextContent, StringComparison.Ordinal);

        await Host.FileAsync("Le premier");

        await SeeAsync("Le premier");
        Assert.Empty(Page.FindAll(".empty"));
    }

    [Fact]
    public async Task A_pause_keeps_counting_and_the_new_ones_come_when_asked_for()
    {
        await Host.FileAsync("Un");
        await OpenAsync();
        await Page.Find(".hold").ClickAsync(new MouseEventArgs());
        Assert.Equal("true", Page.Find(".hold").GetAttribute("aria-pressed"));

        await Host.FileAsync("Deux");
        await Host.FileAsync("Trois", urgency: Urgency.Flash);
        await WaitAsync(() => Assert.Contains("2 new", Page.Find(".new").TextContent, StringComparison.Ordinal));
        Assert.Equal(["Un"], Titles());
        Assert.Contains("Flash", Page.Find(".new").TextContent, StringComparison.OrdinalIgnoreCase);

        await Page.Find(".new").ClickAsync(new MouseEventArgs());

        Assert.Equal(["Trois", "Deux", "Un"], Titles());
        Assert.Empty(Page.FindAll(".new"));
        Assert.Contains("Paused since", Page.Find(".held").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_headline_that_its_source_took_out_says_so_where_it_stands_and_no_more_once_it_is_back()
    {
        var taken = await Host.FileAsync("Retirée du fil");
        await Host.FileAsync("Restée");
        await OpenAsync();
        var stayed = Page.FindComponents<DeskRow>().Single(r => r.Instance.Item.Headline.Title == "Restée");
        var drawings = stayed.Instance.Drawings;

        await Host.MarkAsync(taken.Id, removedAtSource: true);
        await WaitAsync(() => Assert.NotNull(Row("Retirée du fil").QuerySelector(".tag.removed")));
        Assert.Null(Row("Restée").QuerySelector(".tag.removed"));
        Assert.Equal(["Restée", "Retirée du fil"], Titles());

        await Host.MarkAsync(taken.Id, removedAtSource: false);
        await WaitAsync(() => Assert.Null(Row("Retirée du fil").QuerySelector(".tag.removed")));
        Assert.Equal(drawings, stayed.Instance.Drawings);
    }

    [Fact]
    public async Task Rows_stay_where_they_are_while_somebody_reads()
    {
        await Host.FileAsync("Un");
        await OpenAsync();
        await Script.Read(true);

        await Host.FileAsync("Deux");
        await WaitAsync(() => Assert.Contains("1 new", Page.Find(".new").TextContent, StringComparison.Ordinal));
        Assert.Equal(["Un"], Titles());

        await Script.Read(false);
        Assert.Equal(["Deux", "Un"], Titles());
    }

    [Fact]
    public async Task The_keys_pause_show_and_write()
    {
        await Host.FileAsync("Un");
        await OpenAsync();

        await Script.Act("pause", null);
        await Host.FileAsync("Deux");
        await WaitAsync(() => Page.Find(".new"));
        await Script.Act("show", null);
        Assert.Equal(["Deux", "Un"], Titles());

        await Script.Act("compose", null);
        Assert.Equal("New headline", Page.Find("#desk-file-title").TextContent);
        await Script.Act("leave", null);
        Assert.Empty(Page.FindAll(".desk-panel"));
    }

    [Fact]
    public async Task A_filter_is_kept_in_the_address_and_what_matches_comes_in()
    {
        await Host.FileAsync("Un titre");
        await Host.FileAsync("عنوان", "ar");
        await OpenAsync("?language=ar");
        Assert.Equal(["عنوان"], Titles());

        await Option("fr").ChangeAsync(new ChangeEventArgs { Value = true });
        await WaitAsync(() => Assert.Equal(["عنوان", "Un titre"], Titles()));
        Assert.EndsWith("/desk?language=ar&language=fr", Navigation.Uri, StringComparison.Ordinal);

        await Host.FileAsync("A title", "en");
        await Host.FileAsync("Un autre titre");
        await SeeAsync("Un autre titre");
        Assert.DoesNotContain("A title", Titles());

        await Page.Find(".clear").ClickAsync(new MouseEventArgs());
        await WaitAsync(() => Assert.Equal(["Un autre titre", "A title", "عنوان", "Un titre"], Titles()));
        Assert.EndsWith("/desk", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_are_looked_for_as_they_are_typed()
    {
        await Host.FileAsync("Élections : la date est fixée");
        await Host.FileAsync("Pluie attendue");
        await OpenAsync();

        await Page.Find(".find-words").InputAsync(new ChangeEventArgs { Value = "elections" });
        await WaitAsync(() => Assert.Equal(["Élections : la date est fixée"], Titles()));

        await Page.Find(".find-words").InputAsync(new ChangeEventArgs { Value = "rien de tel" });
        await WaitAsync(() => Assert.Contains("Nothing matches", Page.Find(".empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_title_stands_in_its_own_language_and_direction()
    {
        await Host.FileAsync("أمطار غزيرة", "ar");
        await Host.FileAsync("Pluies");
        await OpenAsync();

        Assert.Equal(("rtl", "ar"), (Row("أمطار غزيرة").QuerySelector(".what")!.GetAttribute("dir"), Row("أمطار غزيرة").QuerySelector("a")!.GetAttribute("lang")));
        Assert.Equal(("ltr", "fr"), (Row("Pluies").QuerySelector(".what")!.GetAttribute("dir"), Row("Pluies").QuerySelector("a")!.GetAttribute("lang")));
    }

    [Fact]
    public async Task An_urgent_headline_is_said_aloud_and_an_ordinary_one_is_not()
    {
        await OpenAsync();
        await Host.FileAsync("Ordinaire");
        await Host.FileAsync("Séisme à Sfax", urgency: Urgency.Urgent);

        await WaitAsync(() => Assert.Contains("Séisme à Sfax", Page.Find("[role=status].unseen").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("Ordinaire", Page.Find("[role=status].unseen").TextContent, StringComparison.Ordinal);
        Assert.Contains("Urgent", Row("Séisme à Sfax").TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task One_more_headline_draws_one_row()
    {
        for (var i = 0; i < 30; i++)
        {
            await Host.FileAsync($"Titre {i}");
        }

        await OpenAsync();
        var before = Page.FindComponents<DeskRow>().ToDictionary(r => r.Instance.Item.Id, r => r.Instance.Drawings);

        await Host.FileAsync("Un de plus");
        await SeeAsync("Un de plus");

        var again = Page.FindComponents<DeskRow>().Where(r => before.TryGetValue(r.Instance.Item.Id, out var drawings) && drawings != r.Instance.Drawings);
        Assert.Equal(30, before.Count);
        Assert.Empty(again);
    }
}
