using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>The namespace declarations in force, innermost last.</summary>
internal sealed class NamespaceScope(ReadOnlyMemory<char> document)
{
    /// <summary>Declarations beyond this many are ignored: no feed has them, and each name is looked up among them.</summary>
    private const int Limit = 64;

    private readonly List<(Slice Prefix, Vocabulary Vocabulary)> _declared = [];

    /// <summary>How many declarations are in force.</summary>
    public int Count => _declared.Count;

    /// <summary>What a name without a prefix means where no default namespace is declared.</summary>
    public Vocabulary Fallback { get; set; } = Vocabulary.Rss;

    /// <summary>Takes the declarations of a start tag.</summary>
    /// <param name="name">The attribute's name, starting with <c>xmlns</c>.</param>
    /// <param name="nameStart">Where the name stands in the document.</param>
    /// <param name="address">The attribute's value.</param>
    public void Declare(ReadOnlySpan<char> name, int nameStart, ReadOnlySpan<char> address)
    {
        const int Prefix = 6;
        bool isDefault = name.Length < Prefix;
        if (_declared.Count < Limit && (isDefault || name[5] == ':'))
        {
            Slice prefix = isDefault ? default : new Slice(nameStart + Prefix, name.Length - Prefix);
            _declared.Add((prefix, Vocabularies.OfAddress(address, isDefault)));
        }
    }

    /// <summary>What an element's prefix means here. RSS that declares Atom's namespace for all its names, by mistake, stays RSS.</summary>
    /// <param name="prefix">Its prefix.</param>
    /// <param name="local">Its name.</param>
    public Vocabulary Of(ReadOnlySpan<char> prefix, ReadOnlySpan<char> local)
    {
        Vocabulary vocabulary = Of(prefix);
        if (vocabulary != Vocabulary.Atom || !prefix.IsEmpty || !local.Equals("rss", StringComparison.OrdinalIgnoreCase))
        {
            return vocabulary;
        }

        int last = _declared.FindLastIndex(declared => declared.Prefix.Length == 0);
        if (last >= 0)
        {
            _declared[last] = (default, Vocabulary.Rss);
        }

        return Vocabulary.Rss;
    }

    /// <summary>Forgets what was declared since there were <paramref name="count"/> declarations.</summary>
    public void Restore(int count) => _declared.RemoveRange(count, _declared.Count - count);

    /// <summary>What a prefix means here.</summary>
    public Vocabulary Of(ReadOnlySpan<char> prefix)
    {
        for (int i = _declared.Count - 1; i >= 0; i--)
        {
            if (_declared[i].Prefix.Of(document).SequenceEqual(prefix))
            {
                return _declared[i].Vocabulary;
            }
        }

        return prefix.IsEmpty ? Fallback : Vocabularies.OfPrefix(prefix);
    }

    /// <summary>Takes what the start tag says of names, addresses and language: <c>xmlns</c>, <c>xml:base</c> and <c>xml:lang</c>.</summary>
    /// <param name="reader">Stands at the start tag.</param>
    /// <param name="document">Where the document came from.</param>
    /// <param name="home">What addresses start from.</param>
    /// <param name="language">The language, where the tag says one.</param>
    public void Take(MarkupReader reader, Uri? document, ref Uri? home, ref string? language)
    {
        TagAttributes attributes = reader.Attributes;
        while (attributes.MoveNext())
        {
            ReadOnlySpan<char> name = attributes.Name;
            if (!name.StartsWith("xml"))
            {
                continue;
            }

            if (name.StartsWith("xmlns"))
            {
                Declare(name, reader.AttributeText.Start + attributes.NameOffset, attributes.RawValue);
            }
            else if (name is "xml:base")
            {
                home = Addresses.Rebase(Entities.Decode(attributes.RawValue.Trim()), home ?? document);
            }
            else if (name is "xml:lang" && !attributes.RawValue.IsWhiteSpace())
            {
                language = Entities.Decode(attributes.RawValue.Trim());
            }
        }
    }
}
