using System.Text;

namespace Dashboard.Feeds.Decoding;

/// <summary>A single-byte encoding: ASCII below, a table of 128 characters above. It reads; what it writes beyond its table is a question mark.</summary>
/// <param name="name">Its name, in lower case.</param>
/// <param name="upper">The characters of 0x80 to 0xFF; U+FFFD where there is none.</param>
internal sealed class TableEncoding(string name, string upper) : Encoding
{
    private const int Half = 0x80;

    /// <inheritdoc/>
    public override string WebName => name;

    /// <inheritdoc/>
    public override bool IsSingleByte => true;

    /// <inheritdoc/>
    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    /// <inheritdoc/>
    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        for (int i = 0; i < byteCount; i++)
        {
            byte b = bytes[byteIndex + i];
            chars[charIndex + i] = b < Half ? (char)b : upper[b - Half];
        }

        return byteCount;
    }

    /// <inheritdoc/>
    public override int GetByteCount(char[] chars, int index, int count) => count;

    /// <inheritdoc/>
    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        for (int i = 0; i < charCount; i++)
        {
            char c = chars[charIndex + i];
            int at = c < Half ? c : upper.IndexOf(c, StringComparison.Ordinal) + Half;
            bytes[byteIndex + i] = (byte)(c >= Half && at < Half ? '?' : at);
        }

        return charCount;
    }

    /// <inheritdoc/>
    public override int GetMaxByteCount(int charCount) => charCount;

    /// <inheritdoc/>
    public override int GetMaxCharCount(int byteCount) => byteCount;
}
