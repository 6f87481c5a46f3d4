using System.Globalization;
using Dashboard.Shell;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Dashboard.Tests.Shell;

public sealed class RelativeTimeTests
{
    [Theory]
    [InlineData("fr", 0, "à l’instant")]
    [InlineData("fr", 3, "il y a 3 min")]
    [InlineData("fr", 60, "il y a 1 h")]
    [InlineData("fr", 2880, "il y a 2 jours")]
    [InlineData("en-GB", 3, "3 min ago")]
    [InlineData("en-GB", 1440, "yesterday")]
    [InlineData("ar-TN", 1, "منذ دقيقة")]
    [InlineData("ar-TN", 2, "منذ دقيقتين")]
    [InlineData("ar-TN", 3, "منذ 3 دقائق")]
    [InlineData("ar-TN", 10, "منذ 10 دقائق")]
    [InlineData("ar-TN", 11, "منذ 11 دقيقة")]
    [InlineData("ar-TN", 120, "منذ ساعتين")]
    [InlineData("ar-TN", 7200, "منذ 5 أيام")]
    public void A_distance_is_said_as_each_language_counts(string culture, int minutes, string expected)
    {
        var former = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
            Assert.Equal(expected, RelativeTime.Say(TimeSpan.FromMinutes(minutes), services.GetRequiredService<IStringLocalizer<ShellTexts>>()));
        }
        finally
        {
            CultureInfo.CurrentUICulture = former;
        }
    }

    [Theory]
    [InlineData(0, "Other")]
    [InlineData(1, "One")]
    [InlineData(2, "Two")]
    [InlineData(10, "Few")]
    [InlineData(11, "Other")]
    [InlineData(100, "Other")]
    [InlineData(103, "Few")]
    public void Plural_forms_follow_the_Arabic_rules(int count, string form) => Assert.Equal(form, RelativeTime.Form(count));

    [Fact]
    public void A_moment_ahead_of_the_clock_is_now() => Assert.Equal("AgoNow", RelativeTime.Of(TimeSpan.FromMinutes(-5)).Key);
}
