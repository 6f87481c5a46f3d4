using Dashboard.Storage;

namespace Dashboard.Demo;

/// <summary>The fictional sources. None exists; a likeness would be chance.</summary>
public static class DemoSources
{
    /// <summary>All of them, each with its own habits, formats and encodings, so that the whole pipeline is used.</summary>
    public static IReadOnlyList<DemoSource> All { get; } =
    [
        new()
        {
            Slug = "depeche", Name = "La Dépêche du Golfe", Language = "fr", Section = "politique",
            Format = FeedFormat.Rss, DeclaresCharset = true, Weight = 14, PollSeconds = 2, ShoutsUrgency = true,
        },
        new()
        {
            Slug = "comptoir", Name = "Le Comptoir économique", Language = "fr", Section = "economie",
            Format = FeedFormat.Rss, Charset = "iso-8859-1", Display = SourceDisplay.Excerpt, Pictures = SourcePictures.Thumbnail,
        },
        new()
        {
            Slug = "tribune", Name = "Tribune Nord", Language = "fr", Section = "sport",
            Format = FeedFormat.Atom, DeclaresCharset = true, Weight = 12, PollSeconds = 2,
        },
        new()
        {
            Slug = "palmiers", Name = "Les Trois Palmiers", Language = "fr", Section = "culture",
            Format = FeedFormat.Json, Weight = 8, PollSeconds = 6,
        },
        new()
        {
            Slug = "gazette", Name = "La Gazette de Menzel Louz", Language = "fr", Section = "societe",
            Format = FeedFormat.Rss, Habit = SourceHabit.Compresses, Weight = 12,
        },
        new()
        {
            Slug = "large", Name = "Le Fil du large", Language = "fr", Section = "monde",
            Format = FeedFormat.Atom, Habit = SourceHabit.Falters, ShoutsUrgency = true, PollSeconds = 5,
        },
        new()
        {
            Slug = "almina", Name = "الميناء اليوم", Language = "ar", Section = "politique",
            Format = FeedFormat.Rss, Charset = "windows-1256", Weight = 14, PollSeconds = 2, ShoutsUrgency = true,
        },
        new()
        {
            Slug = "souk", Name = "دفتر السوق", Language = "ar", Section = "economie",
            Format = FeedFormat.Rss, DeclaresCharset = true, Display = SourceDisplay.Excerpt, Pictures = SourcePictures.Thumbnail,
        },
        new()
        {
            Slug = "moudarraj", Name = "صدى المدرّجات", Language = "ar", Section = "sport",
            Format = FeedFormat.Json, Weight = 12, PollSeconds = 2,
        },
        new()
        {
            Slug = "riwaq", Name = "الرواق", Language = "ar", Section = "culture",
            Format = FeedFormat.Atom, Charset = "utf-16", Weight = 8, PollSeconds = 5, Cron = "0/5 * * * * ?",
        },
        new()
        {
            Slug = "jisr", Name = "الجسر", Language = "ar", Section = "societe",
            Format = FeedFormat.Rss, Habit = SourceHabit.Moved, Weight = 12, ShoutsUrgency = true,
        },
        new()
        {
            Slug = "harbour", Name = "The Harbour Post", Language = "en", Section = "monde",
            Format = FeedFormat.Rss, DeclaresCharset = true, Weight = 12, PollSeconds = 2, ShoutsUrgency = true,
        },
        new()
        {
            Slug = "lantern", Name = "Lantern Science", Language = "en", Section = "sciences",
            Format = FeedFormat.Json,
        },
        new()
        {
            Slug = "ledger", Name = "The Quay Ledger", Language = "en", Section = "economie",
            Format = FeedFormat.Atom, Habit = SourceHabit.Quiet, Weight = 2, PollSeconds = 1, Display = SourceDisplay.Excerpt, Pictures = SourcePictures.None,
        },
    ];
}
