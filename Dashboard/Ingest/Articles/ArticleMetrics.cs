using System.Diagnostics.Metrics;

namespace Dashboard.Ingest.Articles;

/// <summary>Counts articles whose own pages were dealt with.</summary>
public sealed class ArticleMetrics
{
    private readonly Counter<long> _articles;

    /// <summary>Registers the instrument on the meter <c>Dashboard</c>.</summary>
    /// <param name="meters">Makes meters.</param>
    public ArticleMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _articles = meters.Create("Dashboard").CreateCounter<long>("dashboard.articles", "{article}", "Articles' own pages by outcome");
    }

    /// <summary>A page was dealt with.</summary>
    /// <param name="outcome"><c>read</c>, or the code of its failure.</param>
    public void Tried(string outcome) => _articles.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
