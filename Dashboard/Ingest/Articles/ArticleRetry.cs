namespace Dashboard.Ingest.Articles;

/// <summary>When a page that could not be had is tried again. Pure.</summary>
internal static class ArticleRetry
{
    private const double Growth = 4;
    private const double JitterShare = 0.25;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    // News whose host wants to be left alone for longer is no news any more.
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(7);

    /// <summary>How long to wait; null when it is left alone.</summary>
    /// <param name="code">Why it failed.</param>
    /// <param name="failures">How often it has failed, this time too.</param>
    /// <param name="asked">How long its host asked to be left alone: never cut short.</param>
    /// <param name="draw">Between 0 and 1: pages that failed together don't come back together.</param>
    /// <param name="options">The first pause and the most tries.</param>
    public static TimeSpan? After(string code, int failures, TimeSpan? asked, double draw, ArticlesOptions options)
    {
        if (!ArticleFault.IsPassing(code) || failures >= options.MaxTries || asked > LongestAsked)
        {
            return null;
        }

        var grown = options.FirstRetry.TotalSeconds * Math.Pow(Growth, failures - 1);
        var pause = TimeSpan.FromSeconds(Math.Min(grown, Longest.TotalSeconds)) * (1 + (JitterShare * draw));
        return asked > pause ? asked : pause;
    }
}
