using Dashboard.Feeds;
using Dashboard.Ingest.Cleaning;
using Dashboard.Shared.Headlines;
using Dashboard.Storage;
using Dashboard.Wire;

namespace Dashboard.Tests.Ingest;

public sealed class HeadlineCleanerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri Address = new("https://source.example/feed");
    private static readonly HeadlineCleaner Cleaner = new(new BodyCleaner());

    [Fact]
    public void A_title_of_100_KB_is_cut_between_words()
    {
        var entry = Clean(new FeedEntry { TitleText = string.Join(' ', Enumerable.Repeat("actualité", 11_000)) })!;
        Assert.InRange(entry.Title.Length, HeadlineCleaner.MaxTitle / 2, HeadlineCleaner.MaxTitle);
        Assert.EndsWith("actualité…", entry.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_title_the_first_words_of_the_text_stand_for_it()
    {
        var entry = Clean(new FeedEntry { Content = $"<p>Une dépêche sans titre. {new string('x', 30)} {string.Join(' ', Enumerable.Repeat("mot", 80))}</p>" })!;
        Assert.StartsWith("Une dépêche sans titre.", entry.Title, StringComparison.Ordinal);
        Assert.InRange(entry.Title.Length, 80, 140);
    }

    [Fact]
    public void An_entry_without_any_words_is_none() => Assert.Null(Clean(new FeedEntry { Id = "1", Link = "https://source.example/a", Content = "<img src='x.jpg'>" }));

    [Theory]
    [InlineData("https://source.example/a?b=c#d", "https://source.example/a?b=c#d", true)]
    [InlineData("javascript:alert(1)", "https://source.example/", false)]
    [InlineData("data:text/html,x", "https://source.example/", false)]
    [InlineData("ftp://source.example/a", "https://source.example/", false)]
    [InlineData("/relative", "https://source.example/", false)]
    [InlineData(null, "https://source.example/", false)]
    [InlineData("https://user:secret@source.example/a", "https://source.example/a", true)]
    public void A_link_is_http_without_a_name_and_password_or_the_site_stands_in(string? link, string url, bool isOwn)
    {
        var entry = Clean(new FeedEntry { TitleText = "Titre", Link = link })!;
        Assert.Equal((url, isOwn), (entry.Url, entry.Link is not null));
    }

    [Theory]
    [InlineData("2026-11-24T11:00:00Z", "2026-11-24T11:00:00Z")]
    [InlineData("2026-11-25T11:59:59Z", "2026-11-25T11:59:59Z")]
    [InlineData("2026-11-25T12:00:01Z", null)]
    [InlineData("2099-01-01T00:00:00Z", null)]
    [InlineData("1970-01-01T00:00:00Z", null)]
    [InlineData("1994-12-31T23:59:59Z", null)]
    [InlineData("1995-01-01T00:00:00Z", "1995-01-01T00:00:00Z")]
    public void A_date_before_1995_or_a_day_ahead_is_unusable(string given, string? kept) =>
        Assert.Equal(
            kept is null ? null : DateTimeOffset.Parse(kept, System.Globalization.CultureInfo.InvariantCulture),
            Clean(new FeedEntry { TitleText = "Titre", Published = DateTimeOffset.Parse(given, System.Globalization.CultureInfo.InvariantCulture) })!.PublishedAt);

    [Fact]
    public void An_unusable_publication_date_gives_way_to_a_usable_update() =>
        Assert.Equal(Now, Clean(new FeedEntry { TitleText = "Titre", Published = DateTimeOffset.UnixEpoch, Updated = Now })!.PublishedAt);

    [Theory]
    [InlineData("عاجل: تأجيل الجلسة", TextDirection.RightToLeft)]
    [InlineData("Tunisair تستأنف رحلاتها اليوم", TextDirection.RightToLeft)]
    [InlineData("La chaîne الجزيرة à Tunis", TextDirection.LeftToRight)]
    [InlineData("2026", TextDirection.LeftToRight)]
    public void Direction_is_that_of_most_letters(string title, TextDirection direction) =>
        Assert.Equal(direction, Clean(new FeedEntry { TitleText = title })!.Direction);

    [Theory]
    [InlineData("URGENT : séisme au large de Bizerte", Urgency.Urgent)]
    [InlineData("[Flash] Le gouvernement démissionne", Urgency.Urgent)]
    [InlineData("🔴 Alerte info : le port fermé", Urgency.Urgent)]
    [InlineData("BREAKING - Ceasefire agreed", Urgency.Urgent)]
    [InlineData("عاجل: استقالة الحكومة", Urgency.Urgent)]
    [InlineData("عاجل | استقالة الحكومة", Urgency.Urgent)]
    [InlineData("Flash mob devant le théâtre", Urgency.Normal)]
    [InlineData("Urgent-care clinics open", Urgency.Normal)]
    [InlineData("عاجلا أم آجلا", Urgency.Normal)]
    [InlineData("L’aide urgente arrive", Urgency.Normal)]
    public void A_source_makes_a_headline_urgent_at_most(string title, Urgency urgency) =>
        Assert.Equal(urgency, Clean(new FeedEntry { TitleText = title })!.Urgency);

    [Fact]
    public void What_is_mended_is_counted()
    {
        var tally = new CleaningTally();
        foreach (var entry in new FeedEntry[]
        {
            new() { TitleText = "Titre", Link = "javascript:alert(1)", Published = Now },
            new() { TitleText = "Titre", Link = "https://source.example/a", Published = DateTimeOffset.UnixEpoch },
            new() { TitleText = new string('x', 1000), Link = "https://source.example/b" },
            new() { TitleText = "Titre", Link = "https://source.example/c", Published = Now },
        })
        {
            Cleaner.Clean(entry, new FeedDocument(), Source(), Address, Now, tally);
        }

        Assert.Equal([("date", 1), ("link", 1), ("title", 1)], tally.All);
    }

    [Fact]
    public void Pictures_keep_their_order_each_once_and_only_from_the_web()
    {
        var entry = Clean(new FeedEntry
        {
            TitleText = "Titre",
            Images = [new("https://a.example/1.jpg", "Une <vue>", null, null), new("data:image/png;base64,xx", null, null, null), new("https://a.example/2.jpg", null, null, null), new("https://a.example/1.jpg", null, null, null)],
        })!;
        Assert.Equal([new WirePicture("https://a.example/1.jpg", "Une <vue>"), new WirePicture("https://a.example/2.jpg", "")], entry.Pictures);
    }

    [Theory]
    [InlineData("https://a.example/vue", "image/jpeg", true)]
    [InlineData("https://a.example/vue.JPG?w=900", null, true)]
    [InlineData("https://a.example/vue.webp", "", true)]
    [InlineData("https://a.example/journal.mp3", "audio/mpeg", false)]
    [InlineData("https://a.example/journal", null, false)]
    [InlineData("https://a.example/vue.jpg", "video/mp4", false)]
    public void A_picture_that_is_attached_comes_before_those_of_the_body(string attached, string? type, bool isPicture)
    {
        var entry = Clean(new FeedEntry
        {
            TitleText = "Titre",
            Enclosures = [new(attached, type, null)],
            Images = [new("https://a.example/corps.png", "Le corps", null, null), new(attached, "La vue", null, null)],
        })!;
        Assert.Equal(isPicture ? new WirePicture(attached, "La vue") : new WirePicture("https://a.example/corps.png", "Le corps"), entry.Pictures[0]);
    }

    [Fact]
    public void A_source_without_pictures_has_none() =>
        Assert.Empty(Cleaner.Clean(
            new FeedEntry { TitleText = "Titre", Images = [new("https://a.example/1.jpg", null, null, null)] },
            new FeedDocument(), Source(pictures: SourcePictures.None), Address, Now)!.Pictures);

    private static WireEntry? Clean(FeedEntry entry) =>
        Cleaner.Clean(entry, new FeedDocument { Link = "https://source.example/" }, Source(), Address, Now);

    private static SourceRow Source(SourcePictures pictures = SourcePictures.Thumbnail) =>
        new() { Address = Address.AbsoluteUri, AddressKey = Address.AbsoluteUri, Name = "Source", Pictures = pictures };
}
