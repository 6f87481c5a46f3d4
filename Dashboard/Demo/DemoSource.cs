using Dashboard.Storage;

namespace Dashboard.Demo;

/// <summary>A fictional source of the simulated newswire.</summary>
public sealed record DemoSource
{
    /// <summary>Names it in addresses; ASCII.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name in its own script.</summary>
    public required string Name { get; init; }

    /// <summary>BCP 47 code: <c>fr</c>, <c>ar</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Slug of its section.</summary>
    public required string Section { get; init; }

    /// <summary>The format of its feed.</summary>
    public required FeedFormat Format { get; init; }

    /// <summary>Character encoding of its feed, an IANA name.</summary>
    public string Charset { get; init; } = "utf-8";

    /// <summary>Whether the HTTP header names the encoding too, or the document alone does.</summary>
    public bool DeclaresCharset { get; init; }

    /// <summary>What is particular about it.</summary>
    public SourceHabit Habit { get; init; }

    /// <summary>Its share of the headlines, against the weights of the others.</summary>
    public int Weight { get; init; } = 10;

    /// <summary>How often to poll it, in seconds; null for the newsroom's own rhythm.</summary>
    public int? PollSeconds { get; init; }

    /// <summary>The same as a Quartz cron expression, where it has one.</summary>
    public string? Cron { get; init; }

    /// <summary>How much of a body it lets us show.</summary>
    public SourceDisplay Display { get; init; } = SourceDisplay.Full;

    /// <summary>Which of its pictures it lets us keep.</summary>
    public SourcePictures Pictures { get; init; } = SourcePictures.Full;

    /// <summary>Whether it writes the urgency before the title, as some wires do, and not only in a category.</summary>
    public bool ShoutsUrgency { get; init; }

    /// <summary>Path of its feed.</summary>
    public string Path => Format switch
    {
        FeedFormat.Atom => $"/{Slug}/atom.xml",
        FeedFormat.Json => $"/{Slug}/feed.json",
        _ => $"/{Slug}/rss.xml",
    };

    /// <summary>Path under which the newsroom knows it: the former one when it has moved.</summary>
    public string KnownPath => Habit == SourceHabit.Moved ? $"/{Slug}/ancien-flux.xml" : Path;

    /// <summary>The address to add as a source.</summary>
    /// <param name="root">Address of the newswire.</param>
    public Uri FeedUrl(Uri root) => new(root, KnownPath);

    /// <summary>Its home page.</summary>
    /// <param name="root">Address of the newswire.</param>
    public Uri SiteUrl(Uri root) => new(root, Slug);
}
