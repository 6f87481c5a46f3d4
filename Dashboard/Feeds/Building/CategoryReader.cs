using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>Reads categories, tags and keywords.</summary>
/// <param name="reader">Stands at the start tag of what is to be read.</param>
/// <param name="text">Reads what elements hold.</param>
internal sealed class CategoryReader(MarkupReader reader, ElementText text)
{
    private const int ListLimit = 200;

    /// <summary>Reads the element to its end.</summary>
    public void Read(Draft draft, FieldRule rule, Element element)
    {
        if (rule.Field == FeedField.Keywords)
        {
            foreach (string word in text.Word(element).Split([',', '\u060C'], ListLimit))
            {
                Add(draft, word);
            }

            return;
        }

        TagAttributes attributes = reader.Attributes;
        string? term = attributes.Get("term") ?? attributes.Get("text") ?? attributes.Get("label");
        Add(draft, text.Word(element) is { Length: > 0 } named ? named : term);
    }

    /// <summary>Takes a category of a podcast from its start tag; those within it are read as they come.</summary>
    public void ReadPodcast(Draft draft) => Add(draft, reader.Attributes.Get("text"));

    private static void Add(Draft draft, string? written)
    {
        string name = FeedText.OneLine(written ?? "");
        draft.Touch();
        if (name.Length > 0 && draft.Categories.Count < ListLimit && !draft.Categories.Contains(name))
        {
            draft.Categories.Add(name);
        }
    }
}
