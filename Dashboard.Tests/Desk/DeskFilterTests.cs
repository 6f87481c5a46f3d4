using Dashboard.Desk.Items;
using Dashboard.Shared.Headlines;

namespace Dashboard.Tests.Desk;

public sealed class DeskFilterTests
{
    private static readonly Headline Headline = new(1, 1, "Élections : l’ISIE fixe la date", "https://source.example/1", "/articles/1", new HeadlineSource(3, "Mosaïque FM"),
        "politique", "fr", TextDirection.LeftToRight, Urgency.Urgent, null, DateTimeOffset.UnixEpoch, null);

    [Theory]
    [InlineData("", true)]
    [InlineData("?language=fr&language=ar", true)]
    [InlineData("?language=ar", false)]
    [InlineData("?source=3", true)]
    [InlineData("?source=4&source=5", false)]
    [InlineData("?section=politique&urgency=urgent&urgency=flash", true)]
    [InlineData("?section=politique&urgency=flash", false)]
    [InlineData("?q=elections%20mosaique", true)]
    [InlineData("?q=L'isie", true)]
    [InlineData("?q=elections%20sport", false)]
    public void A_headline_matches_all_kinds_and_in_each_one_of_the_values(string query, bool matches) =>
        Assert.Equal(matches, DeskFilter.Read(query).Matches(Headline));

    [Theory]
    [InlineData("الأمطار", "امطار غزيره")]
    [InlineData("امطار", "أمطارٌ غزيرة")]
    [InlineData("غزيره", "أمطار غزيرة")]
    [InlineData("على", "علي")]
    public void Arabic_words_are_found_however_they_are_spelled(string word, string title)
    {
        var found = new DeskFilter { Words = word }.Matches(Headline with { Title = title });
        Assert.Equal(word != "الأمطار", found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?language=fr&source=3&source=12&section=politique&urgency=flash&q=%C3%A9lections")]
    public void The_address_says_the_filter_and_the_filter_the_address(string query) => Assert.Equal(query, DeskFilter.Read(query).ToQuery());

    [Theory]
    [InlineData("?source=x&source=-1&source=99999999999&urgency=bientot&language=&q=%20%20&utm_source=a")]
    [InlineData("?&&=&q")]
    public void Nonsense_in_an_address_filters_nothing(string query)
    {
        var filter = DeskFilter.Read(query);

        Assert.True(filter.IsAll);
        Assert.Equal("", filter.ToQuery());
    }

    [Fact]
    public void Too_many_values_and_endless_words_are_cut()
    {
        var filter = DeskFilter.Read("?q=" + new string('a', 900) + string.Concat(Enumerable.Range(1, 80).Select(n => $"&source={n}")));

        Assert.Equal((200, 50), (filter.Words.Length, filter.Sources.Count));
        Assert.False(filter.Live.IsTooWide);
    }
}
