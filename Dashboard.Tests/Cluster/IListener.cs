namespace Dashboard.Tests.Cluster;

/// <summary>A client that stays, whatever happens to its connections.</summary>
internal interface IListener
{
    /// <summary>What it heard.</summary>
    Heard Heard { get; }

    /// <summary>Listens until it is stopped.</summary>
    /// <param name="ct">Stops it.</param>
    Task ListenAsync(CancellationToken ct);
}
