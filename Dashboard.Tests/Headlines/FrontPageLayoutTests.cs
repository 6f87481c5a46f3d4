using Dashboard.Headlines;
using Dashboard.Shared.Headlines;
using Dashboard.Storage;

namespace Dashboard.Tests.Headlines;

public sealed class FrontPageLayoutTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_headlines_nothing_leads() => Assert.Null(FrontPageLayout.Of(new(0, [], []), Now).Lead);

    [Theory]
    [InlineData(Urgency.Flash, 5, true)]
    [InlineData(Urgency.Flash, 7, false)]
    [InlineData(Urgency.Urgent, 1, true)]
    [InlineData(Urgency.Urgent, 3, false)]
    public void What_is_urgent_leads_while_it_is_fresh(Urgency urgency, int hours, bool leads)
    {
        FrontStory[] latest = [Story(9, 1, "chapeau"), Story(8, 2, null, urgency, hours)];
        Assert.Equal(leads ? 8 : 9, FrontPageLayout.Of(new(9, latest, []), Now).Lead!.Headline.Id);
    }

    [Fact]
    public void Otherwise_the_newest_with_a_lead_leads() =>
        Assert.Equal(8, FrontPageLayout.Of(new(9, [Story(9, 1, null), Story(8, 2, "chapeau")], []), Now).Lead!.Headline.Id);

    [Fact]
    public void One_source_does_not_fill_the_page_and_columns_repeat_nothing_from_above()
    {
        FrontStory[] latest = [Story(9, 1, "x"), Story(8, 1, "x"), Story(7, 2, "x"), Story(6, 2, "x"), Story(5, 3, "x")];
        var section = new FrontSection(new SectionRow { Slug = "sport", Name = "Sport" }, [.. latest.Select(s => s.Headline)]);
        var page = FrontPageLayout.Of(new(9, latest, [section]), Now);
        Assert.Equal([7L, 5L], page.Seconds.Select(s => s.Headline.Id));
        Assert.Equal([8L, 6L], Assert.Single(page.Sections).Headlines.Select(h => h.Id));
    }

    private static FrontStory Story(long id, int source, string? lead, Urgency urgency = Urgency.Normal, int hours = 0) => new(
        new Headline(id, id, $"Titre {id}", "https://s.example/", $"/articles/{id}", new HeadlineSource(source, $"S{source}"), null, "fr",
            TextDirection.LeftToRight, urgency, null, Now.AddHours(-hours), null),
        lead);
}
