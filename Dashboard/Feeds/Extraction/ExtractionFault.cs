namespace Dashboard.Feeds.Extraction;

/// <summary>What is wrong with a rule: a code and what it is about; the sentence is made in the reader's language elsewhere.</summary>
/// <param name="Field">The rule's name: <c>item</c>, <c>title</c>, <c>link</c>, <c>id</c>, <c>date</c>, <c>summary</c>, <c>author</c>, <c>image</c>.</param>
/// <param name="Code">One of the constants of this type.</param>
/// <param name="Rule">The rule as written.</param>
public sealed record ExtractionFault(string Field, string Code, string Rule)
{
    /// <summary>There must be such a rule.</summary>
    public const string Missing = "rule-missing";

    /// <summary>It is longer than any rule needs to be.</summary>
    public const string TooLong = "rule-too-long";

    /// <summary>It is no CSS selector.</summary>
    public const string BadSelector = "bad-selector";

    /// <summary>It is no JSONPath.</summary>
    public const string BadPath = "bad-path";

    /// <summary>It descends through everything more than once, which takes too long on a large page.</summary>
    public const string TooBroad = "rule-too-broad";
}
