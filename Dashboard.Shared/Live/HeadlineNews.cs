using Dashboard.Shared.Headlines;

namespace Dashboard.Shared.Live;

/// <summary>The data of a <c>headline</c> or <c>headline-updated</c> event: a <see cref="Headlines.Headline"/> and, beside its keys, the event's own.</summary>
/// <param name="Seq">See <see cref="Headlines.Headline"/>.</param>
/// <param name="Id">See <see cref="Headlines.Headline"/>.</param>
/// <param name="Title">See <see cref="Headlines.Headline"/>.</param>
/// <param name="Url">See <see cref="Headlines.Headline"/>.</param>
/// <param name="Page">See <see cref="Headlines.Headline"/>.</param>
/// <param name="Source">See <see cref="Headlines.Headline"/>.</param>
/// <param name="Section">See <see cref="Headlines.Headline"/>.</param>
/// <param name="Language">See <see cref="Headlines.Headline"/>.</param>
/// <param name="Direction">See <see cref="Headlines.Headline"/>.</param>
/// <param name="Urgency">See <see cref="Headlines.Headline"/>.</param>
/// <param name="PublishedAt">See <see cref="Headlines.Headline"/>.</param>
/// <param name="SeenAt">See <see cref="Headlines.Headline"/>.</param>
/// <param name="Image">See <see cref="Headlines.Headline"/>.</param>
/// <param name="EventSeq">Sequence number of this event in the public log.</param>
/// <param name="PreviousTitle">The title before this update, where the title changed.</param>
public sealed record HeadlineNews(
    long Seq,
    long Id,
    string Title,
    string Url,
    string Page,
    HeadlineSource Source,
    string? Section,
    string? Language,
    TextDirection Direction,
    Urgency Urgency,
    DateTimeOffset? PublishedAt,
    DateTimeOffset SeenAt,
    HeadlineImage? Image,
    long EventSeq,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    string? PreviousTitle = null)
{
    /// <summary>The headline inside.</summary>
    public Headline ToHeadline() => new(Seq, Id, Title, Url, Page, Source, Section, Language, Direction, Urgency, PublishedAt, SeenAt, Image);

    /// <summary>Puts a headline into an event.</summary>
    /// <param name="headline">Its state now.</param>
    /// <param name="eventSeq">The event's own number.</param>
    /// <param name="previousTitle">The former title, where it changed.</param>
    public static HeadlineNews From(Headline headline, long eventSeq, string? previousTitle = null)
    {
        ArgumentNullException.ThrowIfNull(headline);
        return new(headline.Seq, headline.Id, headline.Title, headline.Url, headline.Page, headline.Source, headline.Section,
            headline.Language, headline.Direction, headline.Urgency, headline.PublishedAt, headline.SeenAt, headline.Image, eventSeq, previousTitle);
    }
}
