using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Dashboard.Ingest.Articles;

/// <summary>Configuration section <c>Ingest:Articles</c>: how articles' own pages are read.</summary>
public sealed class ArticlesOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Ingest:Articles";

    private const long Kibibyte = 1024;

    /// <summary>Pages under way at once on one node; of one source there is never more than one.</summary>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Largest page in bytes, counted after decompression.</summary>
    public long MaxBytes { get; set; } = 3 * Kibibyte * Kibibyte;

    /// <summary>Time to find the article in a page.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Pause after the first failure that may pass; it is four times as long after each further one.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Tries before a page is left alone.</summary>
    public int MaxTries { get; set; } = 4;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string?[] sentences =
        [
            Between(nameof(MaxConcurrency), MaxConcurrency, 1, 64),
            Between(nameof(MaxBytes), MaxBytes, Kibibyte, 64 * Kibibyte * Kibibyte),
            Between(nameof(ReadTimeout), ReadTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)),
            Between(nameof(FirstRetry), FirstRetry, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(12)),
            Between(nameof(MaxTries), MaxTries, 1, 20),
        ];
        return sentences.OfType<string>().Select(sentence => new ValidationResult(sentence));
    }

    private static string? Between<T>(string key, T found, T least, T most)
        where T : IComparable<T>, IFormattable => found.CompareTo(least) >= 0 && found.CompareTo(most) <= 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{Section}:{key} is {found}; allowed is {least} to {most}.");
}
