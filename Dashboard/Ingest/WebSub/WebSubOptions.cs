using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Dashboard.Ingest.WebSub.Rules;

namespace Dashboard.Ingest.WebSub;

/// <summary>Configuration section <c>Ingest:WebSub</c>: subscriptions at the hubs that feeds name.</summary>
public sealed class WebSubOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Ingest:WebSub";

    private const int MostRequests = 1_000_000;
    private static readonly TimeSpan LeastLease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LeastPoll = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MostPoll = TimeSpan.FromDays(1);

    /// <summary>Whether hubs are subscribed to at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The lease asked for; a hub may grant another.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromDays(10);

    /// <summary>How seldom a source is polled while its hub is relied on.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Requests to the callbacks from one address in a minute; beyond them 429.</summary>
    public int RequestsPerMinute { get; set; } = 6000;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string?[] sentences =
        [
            Between(nameof(Lease), Lease, LeastLease, LeaseRule.Longest),
            Between(nameof(PollEvery), PollEvery, LeastPoll, MostPoll),
            Between(nameof(RequestsPerMinute), RequestsPerMinute, 1, MostRequests),
        ];
        return sentences.OfType<string>().Select(sentence => new ValidationResult(sentence));
    }

    private static string? Between<T>(string key, T found, T least, T most)
        where T : IComparable<T>, IFormattable => found.CompareTo(least) >= 0 && found.CompareTo(most) <= 0
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{Section}:{key} is {found}; allowed is {least} to {most}.");
}
