using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Dashboard.Pictures;

/// <summary>Configuration section <c>Pictures</c>: how much of the outside's pictures is taken in.</summary>
public sealed class PicturesOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Pictures";

    private const long Mebibyte = 1024 * 1024;

    /// <summary>Largest picture in bytes, as the source sends it.</summary>
    public long MaxBytes { get; set; } = 10 * Mebibyte;

    /// <summary>Most pixels of one frame.</summary>
    public long MaxPixels { get; set; } = 50_000_000;

    /// <summary>Most frames of an animation, of which the first is kept.</summary>
    public int MaxFrames { get; set; } = 2_000;

    /// <summary>Time to decode and re-encode one.</summary>
    public TimeSpan CheckTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Pictures fetched at once by one node.</summary>
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>Pictures decoded at once by one node; each may need some tens of MB.</summary>
    public int MaxDecoders { get; set; } = 2;

    /// <summary>Pause after the first failure; it doubles with each further one, up to half a day.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Tries before a picture is given up; sixteen take about four days.</summary>
    public int MaxTries { get; set; } = 16;

    /// <summary>Bytes of pictures held in memory by one node.</summary>
    public long CacheBytes { get; set; } = 64 * Mebibyte;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string?[] sentences =
        [
            Between(nameof(MaxBytes), MaxBytes, 1024, 1024 * Mebibyte),
            Between(nameof(MaxPixels), MaxPixels, 4096, 1_000_000_000),
            Between(nameof(MaxFrames), MaxFrames, 1, 100_000),
            Between(nameof(CheckTimeout), CheckTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5)),
            Between(nameof(MaxConcurrency), MaxConcurrency, 1, 256),
            Between(nameof(MaxDecoders), MaxDecoders, 1, 64),
            Between(nameof(FirstRetry), FirstRetry, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(12)),
            Between(nameof(MaxTries), MaxTries, 1, 100),
            Between(nameof(CacheBytes), CacheBytes, Mebibyte, 64 * 1024 * Mebibyte),
        ];
        return sentences.OfType<string>().Select(sentence => new ValidationResult(sentence));
    }

    private static string? Between<T>(string key, T found, T least, T most)
        where T : IComparable<T>, IFormattable => found.CompareTo(least) >= 0 && found.CompareTo(most) <= 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{Section}:{key} is {found}; allowed is {least} to {most}.");
}
