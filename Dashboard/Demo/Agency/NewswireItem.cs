using Dashboard.Shared.Headlines;

namespace Dashboard.Demo.Agency;

/// <summary>A headline that a source of the newswire has out.</summary>
public sealed record NewswireItem
{
    /// <summary>Slug of its source.</summary>
    public required string Source { get; init; }

    /// <summary>Its number in the newswire, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its headline as it reads now, without a word of alarm before it.</summary>
    public required string Wording { get; init; }

    /// <summary>The word of alarm before the headline, where its source writes one; else empty.</summary>
    public required string Alarm { get; init; }

    /// <summary>Its first sentence.</summary>
    public required string Lead { get; init; }

    /// <summary>The paragraphs after the lead.</summary>
    public required IReadOnlyList<string> Body { get; init; }

    /// <summary>How urgent it is.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Its drawing.</summary>
    public required ItemPicture Picture { get; init; }

    /// <summary>When it came out (UTC).</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>When its title was last corrected (UTC); as published until then.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Its title as the feed has it.</summary>
    public string Title => Alarm + Wording;

    /// <summary>Its identity, a tag URI (RFC 4151); the same in every format and for ever.</summary>
    public string Identity => $"tag:{Source}.example,2026:{Number}";

    /// <summary>Path of its page.</summary>
    public string Path => $"/{Source}/article/{Number}";
}
