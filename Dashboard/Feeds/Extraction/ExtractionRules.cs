namespace Dashboard.Feeds.Extraction;

/// <summary>
/// Where entries stand in a page that has no feed. Each rule but the first is read within the entry. In HTML it is a CSS selector; a rule
/// ends in <c>@name</c> to take an attribute instead of the text (<c>time@datetime</c>), and <c>@name</c> alone takes the entry's own.
/// In JSON it is a JSONPath (<c>$.title</c>).
/// </summary>
/// <param name="Kind">The page's format.</param>
/// <param name="Item">Each match is an entry.</param>
public sealed record ExtractionRules(ExtractionKind Kind, string Item)
{
    /// <summary>The title; in HTML the link's or the first heading's text where there is no rule. Required in JSON.</summary>
    public string? Title { get; init; }

    /// <summary>The article's address; in HTML the entry's own or its first link's where there is no rule.</summary>
    public string? Link { get; init; }

    /// <summary>The identifier; the address where there is no rule.</summary>
    public string? Id { get; init; }

    /// <summary>The date; in HTML that of the first <c>time</c> where there is no rule.</summary>
    public string? Date { get; init; }

    /// <summary>The lead.</summary>
    public string? Summary { get; init; }

    /// <summary>The author.</summary>
    public string? Author { get; init; }

    /// <summary>The picture's address; in HTML that of the first <c>img</c> where there is no rule.</summary>
    public string? Image { get; init; }

    /// <summary>What is wrong with the rules; empty where they can be used.</summary>
    public IReadOnlyList<ExtractionFault> Validate() => [.. RuleCheck.Faults(this)];

    /// <summary>The rules by their names.</summary>
    internal IEnumerable<(string Field, string? Rule)> All() =>
        [("item", Item), ("title", Title), ("link", Link), ("id", Id), ("date", Date), ("summary", Summary), ("author", Author), ("image", Image)];
}
