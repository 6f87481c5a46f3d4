using System.ComponentModel.DataAnnotations;

namespace Dashboard.Live;

/// <summary>Configuration section <c>Live</c>.</summary>
public sealed class LiveOptions : IValidatableObject
{
    /// <summary>Redis channel of the road.</summary>
    public string Channel { get; set; } = "dashboard:live";

    /// <summary>Open live connections of this node; beyond them 503.</summary>
    public int MaxConnections { get; set; } = 20_000;

    /// <summary>Open live connections of one client address; beyond them 429. Newsrooms sit behind one address.</summary>
    public int MaxConnectionsPerAddress { get; set; } = 1_000;

    /// <summary>Events of each log kept in memory for those who fall behind.</summary>
    public int RingSize { get; set; } = 4_096;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Channel) || Channel.Length > 200)
        {
            yield return new($"Live:Channel is \"{Channel}\"; allowed is a name of 1 to 200 characters.");
        }

        if (MaxConnections is < 1 or > 1_000_000)
        {
            yield return new($"Live:MaxConnections is {MaxConnections}; allowed is 1 to 1000000.");
        }

        if (MaxConnectionsPerAddress is < 1 or > 1_000_000)
        {
            yield return new($"Live:MaxConnectionsPerAddress is {MaxConnectionsPerAddress}; allowed is 1 to 1000000.");
        }

        if (RingSize is < 64 or > 1_000_000)
        {
            yield return new($"Live:RingSize is {RingSize}; allowed is 64 to 1000000.");
        }
    }
}
