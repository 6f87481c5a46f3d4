using Dashboard.Feeds;
using Dashboard.Fetching;
using Dashboard.Ingest.Articles;
using Dashboard.Ingest.Cleaning;

namespace Dashboard.Tests.Ingest.Articles;

public sealed class ArticleRuleTests
{
    [Theory]
    [InlineData(null, null, true)]
    [InlineData("Un chapeau.", null, true)]
    [InlineData(null, "1500", false)]
    [InlineData("1500", null, false)]
    [InlineData(null, "1500 […]", true)]
    [InlineData(null, "1500 [...] L’article est apparu en premier sur Journal.", true)]
    [InlineData(null, "1500…", true)]
    [InlineData(null, "1500 Lire la suite »", true)]
    [InlineData(null, "1500 اقرأ المزيد", true)]
    [InlineData(null, "600", true)]
    [InlineData("Un chapeau.", "600", false)]
    [InlineData("500", "600", true)]
    [InlineData("Un chapeau.", "Un chapeau. Et la suite, qui tient en une phrase.", false)]
    [InlineData("Un chapeau.", "Un chapeau. Et la suite […]", true)]
    [InlineData("Un chapeau.", "Un chapeau.", true)]
    [InlineData("Un chapeau.", "Autre chose.", true)]
    public void An_excerpt_is_told_from_an_article(string? summary, string? content, bool isExcerpt) =>
        Assert.Equal(isExcerpt, BodyExtent.IsExcerpt(new FeedEntry { Summary = Words(summary), Content = Words(content) }));

    [Theory]
    [InlineData(FailureCode.Dns, 1, null, 10)]
    [InlineData(FailureCode.Timeout, 2, null, 40)]
    [InlineData(FailureCode.ServerError, 3, null, 160)]
    [InlineData(FailureCode.ServerError, 4, null, null)]
    [InlineData(ArticleFault.RateLimited, 1, 5000, 5000)]
    [InlineData(ArticleFault.RateLimited, 1, 50_000, null)]
    [InlineData(FailureCode.Robots, 1, null, null)]
    [InlineData(FailureCode.RobotsUnreachable, 1, null, 10)]
    [InlineData(ArticleFault.NoText, 1, null, null)]
    public void Faults_that_may_pass_are_tried_again_later_each_time(string code, int failures, int? asked, int? minutes) =>
        Assert.Equal(minutes, (int?)ArticleRetry.After(code, failures, asked is { } m ? TimeSpan.FromMinutes(m) : null, 0, new ArticlesOptions())?.TotalMinutes);

    // A number stands for so many characters of text.
    private static string? Words(string? text)
    {
        if (text is null || !char.IsDigit(text[0]))
        {
            return text;
        }

        var digits = text.TakeWhile(char.IsDigit).Count();
        var length = int.Parse(text[..digits], System.Globalization.CultureInfo.InvariantCulture);
        return string.Concat(Enumerable.Repeat("mot ", length / 4)) + "fin" + text[digits..];
    }
}
