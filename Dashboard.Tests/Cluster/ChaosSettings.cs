namespace Dashboard.Tests.Cluster;

/// <summary>How a chaos walk is done.</summary>
internal sealed record ChaosSettings
{
    /// <summary>The same seed draws the same faults in the same order.</summary>
    public required int Seed { get; init; }

    public int Nodes { get; init; } = 3;

    public int Sources { get; init; } = 10;

    public int HeadlinesPerSecond { get; init; } = 20;

    public int Streams { get; init; } = 30;

    public int HubClients { get; init; } = 10;

    public int Pages { get; init; } = 1;

    /// <summary>How long headlines are released and faults made.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the last headline may take after all is whole again.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>What happens.</summary>
    public Course Course { get; init; }
}
