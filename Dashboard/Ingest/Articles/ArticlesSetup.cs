namespace Dashboard.Ingest.Articles;

/// <summary>Registers the reading of articles' own pages.</summary>
internal static class ArticlesSetup
{
    /// <summary>Adds it. Needs storage, the road, fetching and the cleaning of bodies.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddArticles(this IServiceCollection services)
    {
        services.AddOptions<ArticlesOptions>().BindConfiguration(ArticlesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ArticleMetrics>();
        services.AddSingleton<ArticleQueue>();
        services.AddSingleton<ArticleKeeper>();
        services.AddSingleton<PagePictures>();
        services.AddSingleton<PageReader>();
        services.AddSingleton<ArticleVisit>();
        services.AddHostedService<ArticleRounds>();
        return services;
    }
}
