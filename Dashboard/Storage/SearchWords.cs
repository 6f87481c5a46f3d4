using System.Text;

namespace Dashboard.Storage;

/// <summary>Words to find, whatever their case: each as patterns for a LIKE whose escape sign is <see cref="Escape"/>.</summary>
public sealed class SearchWords
{
    /// <summary>The escape sign of the patterns.</summary>
    public const string Escape = "\\";

    /// <summary>Longest question that is read.</summary>
    public const int MaxLength = 200;

    private const int MaxWords = 8;

    private SearchWords(IReadOnlyList<string[]> patterns) => Patterns = patterns;

    /// <summary>For each word the patterns one of which has to match.</summary>
    public IReadOnlyList<string[]> Patterns { get; }

    /// <summary>Reads a question; null when there is nothing to find in it. What is too long is cut.</summary>
    /// <param name="question">As a person typed it.</param>
    public static SearchWords? Read(string? question)
    {
        if (string.IsNullOrWhiteSpace(question))
        {
            return null;
        }

        var text = question.Length > MaxLength ? question[..MaxLength] : question;
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MaxWords);
        return new([.. words.Select(Forms)]);
    }

    // SQLite folds the case of ASCII letters only, so the others are spelled out: all small, all capital, the first one capital.
    private static string[] Forms(string word)
    {
        var small = word.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        string[] forms = Ascii.IsValid(small) ? [small] : [small, small.ToUpperInvariant(), char.ToUpperInvariant(small[0]) + small[1..]];
        return [.. forms.Distinct(StringComparer.Ordinal).Select(form => $"%{Guard(form)}%")];
    }

    private static string Guard(string text) => text
        .Replace(Escape, @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal);
}
