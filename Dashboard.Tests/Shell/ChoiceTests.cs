using Dashboard.Shell;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Shell;

public sealed class ChoiceTests
{
    [Theory]
    [InlineData("?lang=ar", "dashboard.lang=en", "fr", "ar")]
    [InlineData("?lang=tlh", "dashboard.lang=en", "fr", "en")]
    [InlineData("", "dashboard.lang=en", "fr", "en")]
    [InlineData("", null, "de;q=0.9, ar-TN;q=0.8, fr;q=0.7", "ar")]
    [InlineData("", null, "fr;q=0.4, en;q=0.9", "en")]
    [InlineData("", "dashboard.lang=xx", "de", "fr")]
    [InlineData("", null, null, "fr")]
    public void The_language_is_asked_then_remembered_then_accepted_then_the_sites(string query, string? cookie, string? accepted, string expected)
    {
        using var services = new ServiceCollection().AddSingleton<ISiteFace>(new TestSite()).BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.QueryString = new(query);
        context.Request.Headers.Cookie = cookie;
        context.Request.Headers.AcceptLanguage = accepted;
        Assert.Equal(expected, LanguageChoice.Choose(context).Code);
    }

    [Theory]
    [InlineData("?lang=ar", true)]
    [InlineData("", false)]
    [InlineData("?lang=tlh", false)]
    public async Task Only_a_language_that_was_asked_for_sets_a_cookie(string query, bool sets)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new(query);
        await LanguageChoice.RememberAsync(context, _ => Task.CompletedTask);
        Assert.Equal(sets, context.Response.Headers.SetCookie.Count == 1);
    }

    [Theory]
    [InlineData("/search?q=a", true)]
    [InlineData("/", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("https://evil.example/", false)]
    [InlineData("search", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_addresses_of_this_site_are_returned_to(string? address, bool local) => Assert.Equal(local ? address : "/", LocalAddress.Of(address));

    [Theory]
    [InlineData("/search?q=a%26b&lang=en", "/search?q=a%26b&lang=ar")]
    [InlineData("/articles/7/%D8%A3", "/articles/7/%D8%A3?lang=ar")]
    public void The_switch_keeps_the_page_and_its_question(string address, string expected) =>
        Assert.Equal(expected, PageAddress.WithLanguage(address, PageLanguage.Arabic));

    [Fact]
    public void Arabic_counts_in_Latin_digits_and_Gregorian_months()
    {
        var date = new DateTime(2026, 11, 24, 14, 2, 0, DateTimeKind.Utc);
        Assert.Equal("24 - 11 - 2026", date.ToString("dd - MM - yyyy", PageLanguage.Arabic.Culture));
    }
}
