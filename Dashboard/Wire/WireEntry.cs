using Dashboard.Shared.Headlines;

namespace Dashboard.Wire;

/// <summary>One entry of a source, cleaned and ready to be stored.</summary>
/// <param name="Title">Plain text.</param>
/// <param name="Url">The original: absolute http or https.</param>
public sealed record WireEntry(string Title, string Url)
{
    /// <summary>The feed's own identifier.</summary>
    public string? Id { get; init; }

    /// <summary>The entry's own link; null where <see cref="Url"/> only stands in for a missing one.</summary>
    public string? Link { get; init; }

    /// <summary>Plain text summary.</summary>
    public string? Lead { get; init; }

    /// <summary>HTML of our allow-list.</summary>
    public string? Body { get; init; }

    /// <summary>The body is an excerpt of the article, or nothing of it.</summary>
    public bool IsExcerpt { get; init; }

    /// <summary>Author as the source names it.</summary>
    public string? Author { get; init; }

    /// <summary>Section slug.</summary>
    public string? Section { get; init; }

    /// <summary>BCP 47 code.</summary>
    public string? Language { get; init; }

    /// <summary>Direction of the title.</summary>
    public TextDirection Direction { get; init; }

    /// <summary>How urgent the wire calls it.</summary>
    public Urgency Urgency { get; init; }

    /// <summary>The source's own date (UTC), null where unusable.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When it last changed by its source's account (UTC), null where unusable.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Its pictures, in order.</summary>
    public IReadOnlyList<WirePicture> Pictures { get; init; } = [];
}
