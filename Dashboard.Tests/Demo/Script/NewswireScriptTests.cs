using Dashboard.Demo.Scenes;
using Dashboard.Demo.Script;
using Dashboard.Demo;

namespace Dashboard.Tests.Demo.Script;

public sealed class NewswireScriptTests
{
    [Fact]
    public void At_least_160_stories_are_written_each_with_a_title_of_its_own()
    {
        var titles = DemoSources.All.SelectMany(source => TextLibrary.Stories(source.Language, source.Section)).Select(story => story.Title).ToList();

        Assert.True(titles.Count >= 160, $"{titles.Count}");
        Assert.Distinct(titles);
    }

    [Fact]
    public void Every_drawing_named_by_a_text_exists_and_has_words_for_those_who_cannot_see_it()
    {
        var words = TextLibrary.Scenes();
        foreach (var source in DemoSources.All)
        {
            Assert.All(
                TextLibrary.Stories(source.Language, source.Section).Concat(TextLibrary.Patterns(source.Language, source.Section)),
                text => Assert.True(SceneCatalogue.Knows(text.Scene), text.Title));
            Assert.All(SceneCatalogue.Names, scene => Assert.NotEmpty(words[(scene, source.Language)]));
        }
    }

    [Fact]
    public void Twice_eight_hours_of_headlines_repeat_no_title_and_leave_no_slot_open()
    {
        var script = new NewswireScript();
        var random = new Random(7);
        var lots = DemoSources.All.SelectMany(source => Enumerable.Repeat(source, source.Weight)).ToArray();
        var titles = new HashSet<string>();
        for (var i = 0; i < 14_400; i++)
        {
            var source = lots[random.Next(lots.Length)];
            var text = script.Next(source.Language, source.Section, random);
            Assert.True(titles.Add(text.Title), text.Title);
            Assert.All(text.Body.Append(text.Lead).Append(text.Title), line => Assert.DoesNotContain('{', line));
        }
    }

    [Theory]
    [InlineData("fr", "Récolte : 3\u00A0200 tonnes attendues")]
    [InlineData("ar", "ميناء رأس التراب يستقبل 300 سفينة")]
    [InlineData("en", "Renewables supply 45% of power")]
    public void A_correction_always_changes_the_title(string language, string title)
    {
        var random = new Random(3);
        var corrected = Enumerable.Range(0, 50).Select(_ => Correction.Of(title, language, random)).ToList();

        Assert.DoesNotContain(title, corrected);
        Assert.Contains(corrected, other => !other.StartsWith(title, StringComparison.Ordinal));
        Assert.Contains(corrected, other => other.StartsWith(title, StringComparison.Ordinal));
    }

    [Fact]
    public void French_spaces_do_not_break_and_apostrophes_are_curved()
    {
        Assert.Equal("«\u00A0Oui\u00A0»\u00A0: 3\u00A0200, 12\u00A0% d’eau", FrenchTypography.Of("« Oui » : 3 200, 12 % d'eau"));
    }
}
