using Dashboard.Shared.Headlines;

namespace Dashboard.Headlines;

/// <summary>Which headline stands where on the front page: pure, so that it can be tried by tables.</summary>
/// <param name="Lead">The lead story; null while there is no headline.</param>
/// <param name="Seconds">The stories under it.</param>
/// <param name="Sections">The columns, without what stands above them.</param>
public sealed record FrontPageLayout(FrontStory? Lead, IReadOnlyList<FrontStory> Seconds, IReadOnlyList<FrontSection> Sections)
{
    private const int SecondCount = 4;
    private const int ColumnLength = 5;
    private static readonly TimeSpan FlashLeads = TimeSpan.FromHours(6);
    private static readonly TimeSpan UrgentLeads = TimeSpan.FromHours(2);

    /// <summary>Lays the news out. A recent flash leads, then a recent urgent headline, then the newest that has a lead to print.</summary>
    /// <param name="news">The news.</param>
    /// <param name="now">Now.</param>
    public static FrontPageLayout Of(FrontPageNews news, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(news);
        var lead = news.Latest.FirstOrDefault(s => Leads(s, Urgency.Flash, now - FlashLeads))
            ?? news.Latest.FirstOrDefault(s => Leads(s, Urgency.Urgent, now - UrgentLeads))
            ?? news.Latest.FirstOrDefault(s => s.Standfirst is not null)
            ?? (news.Latest is [var newest, ..] ? newest : null);
        if (lead is null)
        {
            return new(null, [], []);
        }

        // One story a source, so that whoever publishes most doesn't fill the page.
        var seconds = news.Latest.Where(s => s != lead && s.Headline.Source.Id != lead.Headline.Source.Id)
            .DistinctBy(s => s.Headline.Source.Id).Take(SecondCount).ToList();
        var above = seconds.Select(s => s.Headline.Id).Append(lead.Headline.Id).ToHashSet();
        var sections = news.Sections
            .Select(s => s with { Headlines = [.. s.Headlines.Where(h => !above.Contains(h.Id)).Take(ColumnLength)] })
            .Where(s => s.Headlines.Count > 0);
        return new(lead, seconds, [.. sections]);
    }

    private static bool Leads(FrontStory story, Urgency urgency, DateTimeOffset since) =>
        story.Headline.Urgency == urgency && story.Headline.SeenAt >= since;
}
