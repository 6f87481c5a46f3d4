using Dashboard.Shared.Headlines;
using Dashboard.Wire.Newsroom;

namespace Dashboard.Tests.Wire;

public sealed class DraftRulesTests
{
    private static readonly HeadlineDraft Good = new("Un titre", "https://journal.example/a", "fr");

    [Theory]
    [InlineData("  Deux\r\n lignes\tet\u0000un reste ", "Deux lignes et un reste")]
    [InlineData("Un \u202Eertit\u202C \u2066caché\u2069", "Un ertit caché")]
    [InlineData("Coupé \uD83D", "Coupé")]
    [InlineData("Gras <b>tel quel</b>", "Gras <b>tel quel</b>")]
    public void A_title_becomes_one_line_of_plain_text(string given, string kept) =>
        Assert.Equal(kept, DraftRules.Check(Good with { Title = given }).Draft!.Title);

    [Theory]
    [InlineData("Pluie attendue au nord", "fr", TextDirection.LeftToRight)]
    [InlineData("أمطار منتظرة بالشمال", "ar", TextDirection.RightToLeft)]
    [InlineData("« الشروق » suspend sa parution", "fr", TextDirection.LeftToRight)]
    [InlineData("تطبيق TuniPay متاح للعموم", "ar", TextDirection.RightToLeft)]
    [InlineData("Breaking", "ar", TextDirection.LeftToRight)]
    [InlineData("3 - 2", "ar", TextDirection.RightToLeft)]
    [InlineData("3 - 2", "fr", TextDirection.LeftToRight)]
    public void The_letters_of_a_title_give_its_direction_and_the_language_only_where_there_are_none(string title, string language, TextDirection direction) =>
        Assert.Equal(direction, DraftRules.Check(Good with { Title = title, Language = language }).Draft!.Direction);

    [Theory]
    [InlineData(null, HeadlineFaultCode.TitleMissing)]
    [InlineData(" \n\u202E", HeadlineFaultCode.TitleMissing)]
    public void A_title_of_nothing_is_refused(string? title, string code) => Assert.Equal(code, DraftRules.Check(Good with { Title = title }).Fault!.Code);

    [Fact]
    public void A_title_may_have_500_characters_and_not_one_more()
    {
        Assert.NotNull(DraftRules.Check(Good with { Title = new string('a', 500) }).Draft);
        Assert.Equal(HeadlineFault.Of(HeadlineFaultCode.TitleTooLong, "500", "501"), DraftRules.Check(Good with { Title = new string('a', 501) }).Fault);
    }

    [Theory]
    [InlineData(null, HeadlineFaultCode.UrlMissing)]
    [InlineData(" ", HeadlineFaultCode.UrlMissing)]
    [InlineData("journal.example/a", HeadlineFaultCode.Url)]
    [InlineData("/a", HeadlineFaultCode.Url)]
    [InlineData("javascript:alert(1)", HeadlineFaultCode.Url)]
    [InlineData("ftp://journal.example/a", HeadlineFaultCode.Url)]
    [InlineData("https://amira:secret@journal.example/a", HeadlineFaultCode.Url)]
    [InlineData("https://", HeadlineFaultCode.Url)]
    public void An_address_that_leads_nowhere_is_refused(string? url, string code) => Assert.Equal(code, DraftRules.Check(Good with { Url = url }).Fault!.Code);

    [Fact]
    public void An_address_is_kept_percent_encoded_and_counted_so()
    {
        Assert.Equal("https://journal.example/%D8%AE%D8%A8%D8%B1", DraftRules.Check(Good with { Url = " https://Journal.example/خبر " }).Draft!.Url);
        Assert.Equal(HeadlineFaultCode.UrlTooLong, DraftRules.Check(Good with { Url = $"https://journal.example/{new string('خ', 1000)}" }).Fault!.Code);
    }

    [Theory]
    [InlineData("FR", "fr")]
    [InlineData("ar-TN", "ar")]
    [InlineData(" en ", "en")]
    [InlineData("de", null)]
    [InlineData("french", null)]
    [InlineData(null, null)]
    public void A_language_of_the_house_is_known_in_any_region(string? given, string? kept) =>
        Assert.Equal(kept, DraftRules.Check(Good with { Language = given }).Draft?.Language);

    [Theory]
    [InlineData("Économie", "economie")]
    [InlineData("رياضة", "رياضة")]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public void A_section_is_known_by_its_slug_or_its_name(string? given, string? slug) =>
        Assert.Equal(slug, DraftRules.Check(Good with { Section = given }).Draft!.Section);

    [Fact]
    public void A_section_without_a_letter_is_refused() =>
        Assert.Equal(HeadlineFault.Of(HeadlineFaultCode.Section, "!?", "64"), DraftRules.Check(Good with { Section = "!?" }).Fault);
}
