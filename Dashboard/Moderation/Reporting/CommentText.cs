using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Moderation.Reporting;

/// <summary>A reader's own words, as they are kept: plain text, shown as such.</summary>
public static class CommentText
{
    /// <summary>Longest comment, in characters.</summary>
    public const int MaxLength = 1_000;

    // "oui", "violent", "choquant !!": short words agree by themselves.
    private const int LeastLetters = 12;

    /// <summary>The text with its lines, without control characters and broken surrogates (PostgreSQL refuses both); null where nothing is left.</summary>
    /// <param name="text">What was sent.</param>
    public static string? Clean(string? text)
    {
        var clean = new StringBuilder(text?.Length ?? 0);
        foreach (var rune in (text ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n' || (!Rune.IsControl(rune) && !TurnsDirection(rune)))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim() is { Length: > 0 } said ? said : null;
    }

    /// <summary>The same number for the same letters and digits, whatever stands between them; null where there are too few.</summary>
    /// <param name="comment">A comment.</param>
    public static long? Mark(string? comment)
    {
        var letters = string.Concat((comment ?? "").Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(Rune.IsLetterOrDigit).Select(r => Rune.ToLowerInvariant(r).ToString()));
        return letters.Length < LeastLetters ? null : BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(letters)));
    }

    // Embeddings, overrides and isolates (UAX #9): left open they would turn a moderator's page around the comment.
    private static bool TurnsDirection(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
