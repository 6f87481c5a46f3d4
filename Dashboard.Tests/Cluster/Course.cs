namespace Dashboard.Tests.Cluster;

/// <summary>What happens to the installation during a walk.</summary>
internal enum Course
{
    /// <summary>What the seed draws.</summary>
    Random,

    /// <summary>One node after the other is killed, evenly over the duration, and started again before the next one dies.</summary>
    NodesDieInTurn,

    /// <summary>One node after the other is told to stop and started again.</summary>
    RollingRestart,
}
