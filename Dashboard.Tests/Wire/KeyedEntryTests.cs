using Dashboard.Storage;
using Dashboard.Wire;

namespace Dashboard.Tests.Wire;

public sealed class KeyedEntryTests
{
    [Fact]
    public void One_article_given_twice_once_without_its_identifier_is_one()
    {
        var keyed = KeyedEntry.Of([Entry("Même", "d", "/l"), Entry("Même", "d", "/l"), Entry("Même", null, "/l")]);
        Assert.Equal([HeadlineKeyKind.Id, HeadlineKeyKind.Link], Assert.Single(keyed).Keys.Select(k => k.Kind));
    }

    [Fact]
    public void One_article_given_twice_under_two_identifiers_is_one()
    {
        var keyed = KeyedEntry.Of([Entry("Même", "1", "/l"), Entry("Même", "2", "/l"), Entry("Autre", "3", "/m")]);
        Assert.Equal(["Autre", "Même"], keyed.Select(k => k.Entry.Title));
        Assert.Equal([HeadlineKeyKind.Id, HeadlineKeyKind.Link], keyed[1].Keys.Select(k => k.Kind));
    }

    [Fact]
    public void An_identifier_that_different_articles_bear_identifies_none_of_them()
    {
        var keyed = KeyedEntry.Of([Entry("Un", "0", "/1"), Entry("Deux", "0", "/2"), Entry("Trois", "0", "/3")]);
        Assert.Equal(3, keyed.Count);
        Assert.All(keyed, k => Assert.Equal(HeadlineKeyKind.Link, Assert.Single(k.Keys).Kind));
    }

    [Fact]
    public void A_link_that_different_articles_share_identifies_none_of_them()
    {
        var keyed = KeyedEntry.Of([Entry("Un", "1", "/direct"), Entry("Deux", "2", "/direct")]);
        Assert.Equal(2, keyed.Count);
        Assert.All(keyed, k => Assert.Equal(HeadlineKeyKind.Id, Assert.Single(k.Keys).Kind));
    }

    private static WireEntry Entry(string title, string? id, string path) =>
        new(title, $"https://source.example{path}") { Id = id, Link = $"https://source.example{path}" };
}
