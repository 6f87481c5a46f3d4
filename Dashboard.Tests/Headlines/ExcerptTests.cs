using Dashboard.Headlines;
using Dashboard.Storage;

namespace Dashboard.Tests.Headlines;

public sealed class ExcerptTests
{
    [Fact]
    public void A_long_body_is_cut_at_a_word_near_600_characters()
    {
        var shown = Assert.Single(Excerpt.Of(null, $"<p>{string.Join(' ', Enumerable.Repeat("mot", 400))}</p>"));
        Assert.InRange(shown.Length, 560, Excerpt.Length + 1);
        Assert.EndsWith("mot…", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_is_left_out_and_paragraphs_stay() =>
        Assert.Equal(["Un & deux", "trois quatre"], Excerpt.Of("Un", "<p>Un &amp; <b>deux</b></p><ul><li>trois\n <i>quatre</i></li></ul>"));

    [Fact]
    public void A_lead_that_says_more_than_the_body_is_shown_instead() => Assert.Equal(["Le chapeau entier"], Excerpt.Of("Le chapeau entier", "<p>Lire</p>"));

    [Fact]
    public void Nothing_to_show_is_no_paragraph() => Assert.Empty(Excerpt.Of(null, null));

    [Fact]
    public void A_text_without_spaces_never_splits_a_character()
    {
        var shown = Assert.Single(Excerpt.Of(null, $"<p>a{string.Concat(Enumerable.Repeat("😀", 400))}</p>"));
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(shown)));
    }

    [Fact]
    public void The_last_change_of_a_title_is_told_and_a_changed_lead_is_not()
    {
        var at = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
        HeadlineVersionRow Version(int number, string title) => new() { Number = number, Title = title, At = at.AddMinutes(number) };
        Assert.Equal(new Correction("A", at.AddMinutes(2)), Correction.Of([Version(3, "B"), Version(1, "A"), Version(2, "B")]));
        Assert.Null(Correction.Of([Version(1, "A"), Version(2, "A")]));
    }
}
