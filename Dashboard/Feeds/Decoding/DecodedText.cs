using System.Buffers;

namespace Dashboard.Feeds.Decoding;

/// <summary>The characters of a document, in memory that goes back to its pool: nothing made of them may hold on to them.</summary>
internal sealed class DecodedText(char[] buffer, int length, string name, string? label) : IDisposable
{
    /// <summary>Beyond this many characters the memory is not kept for the next document.</summary>
    private const int LargestKept = 1 << 22;

    private char[]? _buffer = buffer;

    /// <summary>The characters.</summary>
    public ReadOnlyMemory<char> Text { get; } = buffer.AsMemory(0, length);

    /// <summary>The encoding they were read in, by its IANA name in lower case.</summary>
    public string Name { get; } = name;

    /// <summary>The encoding's name as the header or the document has it, in lower case, where that decided; else <see cref="Name"/>.</summary>
    public string Label { get; } = label ?? name;

    /// <summary>Memory for at least so many characters.</summary>
    public static char[] Rent(int length) => length > LargestKept ? new char[length] : ArrayPool<char>.Shared.Rent(Math.Max(length, 16));

    /// <summary>Gives back what <see cref="Rent"/> gave.</summary>
    public static void Return(char[] buffer)
    {
        if (buffer.Length <= LargestKept)
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } rented)
        {
            Return(rented);
        }
    }
}
