using Dashboard.Storage;

namespace Dashboard.Tests.Storage;

public sealed class HeadlinePageTests
{
    [Theory]
    [InlineData("Siliana : 3 000 coccinelles à l'école", "siliana-3-000-coccinelles-a-l-ecole")]
    [InlineData("  «أمطار» غزيرة ", "أمطار-غزيرة")]
    [InlineData("!!!", "")]
    public void A_slug_keeps_letters_and_digits_and_joins_words(string title, string slug) => Assert.Equal(slug, HeadlinePage.Slug(title));

    [Fact]
    public void A_page_is_percent_encoded_ASCII()
    {
        var page = HeadlinePage.For(7, "عنوان");
        Assert.StartsWith("/articles/7/%", page, StringComparison.Ordinal);
        Assert.True(page.All(char.IsAscii));
    }
}
