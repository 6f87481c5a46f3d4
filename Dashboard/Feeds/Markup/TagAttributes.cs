using System.Buffers;

namespace Dashboard.Feeds.Markup;

/// <summary>The attributes of a tag, read on demand; values may be quoted, bare or missing.</summary>
internal ref struct TagAttributes(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> AfterName = SearchValues.Create("= \t\r\n\f");
    private static readonly SearchValues<char> AfterValue = SearchValues.Create(" \t\r\n\f");

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ:-_");

    private readonly ReadOnlySpan<char> _text = text;
    private ReadOnlySpan<char> _rest = text;

    /// <summary>The name of the present attribute, as written.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>The value of the present attribute, entities not decoded.</summary>
    public ReadOnlySpan<char> RawValue { get; private set; }

    /// <summary>Where the present value starts, from the start of the attributes.</summary>
    public int ValueOffset { get; private set; }

    /// <summary>Where the present name starts, from the start of the attributes.</summary>
    public int NameOffset { get; private set; }

    /// <summary>Whether there is none.</summary>
    public readonly bool IsEmpty => _text.IsWhiteSpace();

    /// <summary>Goes to the next attribute.</summary>
    public bool MoveNext()
    {
        _rest = _rest.TrimStart(" \t\r\n\f/\"'=");
        if (_rest.IsEmpty)
        {
            return false;
        }

        NameOffset = _text.Length - _rest.Length;
        int end = _rest.IndexOfAny(AfterName);
        Name = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? _rest[_rest.Length..] : _rest[end..].TrimStart();
        RawValue = default;
        if (!_rest.IsEmpty && _rest[0] == '=')
        {
            _rest = _rest[1..].TrimStart();
            ReadValue();
        }

        return true;
    }

    /// <summary>The value of an attribute with entities decoded and white space trimmed; null where it is missing or empty.</summary>
    /// <param name="name">Its name; without a prefix it also finds a prefixed one.</param>
    public readonly string? Get(ReadOnlySpan<char> name)
    {
        if (_text.Length <= name.Length)
        {
            return null;
        }

        var walk = new TagAttributes(_text);
        while (walk.MoveNext())
        {
            if (Matches(walk.Name, name) && !walk.RawValue.IsWhiteSpace())
            {
                return Entities.Decode(walk.RawValue.Trim());
            }
        }

        return null;
    }

    private static bool Matches(ReadOnlySpan<char> written, ReadOnlySpan<char> name) =>
        written.EndsWith(name, StringComparison.OrdinalIgnoreCase)
        && (written.Length == name.Length || (written[^(name.Length + 1)] == ':' && !written.StartsWith("xmlns")));

    // url="a type="b": the first value lost its closing quote, and what it swallowed is the name of the next.
    private void GiveBack(int close)
    {
        if (close < 0 || _rest.IsEmpty || AfterValue.Contains(_rest[0]) || _rest[0] is '/' or '?' || RawValue is not [.., '='])
        {
            return;
        }

        int space = RawValue.LastIndexOfAny(AfterValue);
        if (space > 0 && RawValue[(space + 1)..^1] is { IsEmpty: false } name && name.IndexOfAnyExcept(NameCharacters) < 0)
        {
            _rest = _text[(ValueOffset + space)..];
            RawValue = RawValue[..space];
        }
    }

    private void ReadValue()
    {
        if (_rest.IsEmpty)
        {
            return;
        }

        char quote = _rest[0];
        ValueOffset = _text.Length - _rest.Length + (quote is '"' or '\'' ? 1 : 0);
        if (quote is '"' or '\'')
        {
            int close = _rest[1..].IndexOf(quote);
            RawValue = close < 0 ? _rest[1..] : _rest.Slice(1, close);
            _rest = close < 0 ? default : _rest[(close + 2)..];
            GiveBack(close);
            return;
        }

        int end = _rest.IndexOfAny(AfterValue);
        RawValue = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[end..];
    }
}
