namespace Dashboard.Feeds;

/// <summary>Reads characters where they are: a string of a whole document, made for one reading, is the largest object of a poll.</summary>
/// <param name="text">The characters; they must stay until the reading is over.</param>
internal sealed class TextMemoryReader(ReadOnlyMemory<char> text) : TextReader
{
    private ReadOnlyMemory<char> _rest = text;

    /// <inheritdoc/>
    public override int Peek() => _rest.IsEmpty ? -1 : _rest.Span[0];

    /// <inheritdoc/>
    public override int Read()
    {
        int next = Peek();
        _rest = _rest.IsEmpty ? _rest : _rest[1..];
        return next;
    }

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        int count = Math.Min(buffer.Length, _rest.Length);
        _rest.Span[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));
}
