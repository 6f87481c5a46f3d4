using System.Globalization;
using Bunit;
using Dashboard.Headlines;
using Dashboard.Shared.Headlines;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Headlines;

/// <summary>The word that stands before an urgent title.</summary>
public sealed class UrgencyMarkTests : BunitContext
{
    public UrgencyMarkTests()
    {
        Services.AddLocalization();
        Services.AddLogging();
    }

    [Theory]
    [InlineData("ar", "عاجل: عواصف رعدية", true)]
    [InlineData("ar", "🔴 عاجل | عواصف", true)]
    [InlineData("ar", "عاجلة من المكتب", false)]
    [InlineData("ar", "عواصف رعدية: عاجل", false)]
    [InlineData("fr", "[URGENT] Orages", true)]
    [InlineData("fr", "Urgent", true)]
    [InlineData("fr", "Urgentiste en grève", false)]
    [InlineData("fr", "عاجل: عواصف رعدية", false)]
    [InlineData("fr", null, false)]
    public void A_title_that_begins_with_the_word_is_not_told_it_twice(string language, string? title, bool isSaid)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var mark = Render<UrgencyMark>(p => p.Add(m => m.Urgency, Urgency.Urgent).Add(m => m.Title, title)).Find(".urgency.urgent");
        Assert.Equal((isSaid, isSaid ? "true" : null), (mark.ClassList.Contains("said"), mark.GetAttribute("aria-hidden")));
    }
}
