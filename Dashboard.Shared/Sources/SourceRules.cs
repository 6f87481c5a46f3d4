namespace Dashboard.Shared.Sources;

/// <summary>
/// Where the headlines stand in a page that has no feed: CSS selectors in HTML (<c>.item</c>, <c>time@datetime</c> for an attribute), JSONPath
/// in JSON (<c>$.title</c>). Each rule but <see cref="Item"/> is read within an item; those left out are found by what such pages usually do.
/// </summary>
public sealed record SourceRules
{
    /// <summary><c>html</c> (the default) or <c>json</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Each match is one headline. Required.</summary>
    public string? Item { get; init; }

    /// <summary>The title. Required in JSON.</summary>
    public string? Title { get; init; }

    /// <summary>The article's address.</summary>
    public string? Link { get; init; }

    /// <summary>What an item is known by; the address where there is none.</summary>
    public string? Id { get; init; }

    /// <summary>The date.</summary>
    public string? Date { get; init; }

    /// <summary>The lead.</summary>
    public string? Summary { get; init; }

    /// <summary>The author.</summary>
    public string? Author { get; init; }

    /// <summary>The picture's address.</summary>
    public string? Image { get; init; }
}
