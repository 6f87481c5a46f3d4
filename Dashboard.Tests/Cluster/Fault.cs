namespace Dashboard.Tests.Cluster;

/// <summary>What a chaos walk does to the installation.</summary>
internal enum Fault
{
    /// <summary>A node is killed, and started again a little later.</summary>
    KillNode,

    /// <summary>A node is told to stop, and started again.</summary>
    StopNode,

    /// <summary>A node stands still for a moment.</summary>
    FreezeNode,

    /// <summary>A node stands still until the others believe it dead, then goes on.</summary>
    FreezeNodeForLong,

    /// <summary>Redis is killed, and started again.</summary>
    KillRedis,

    /// <summary>Redis stands still.</summary>
    FreezeRedis,

    /// <summary>PostgreSQL is killed with all its children, and started again.</summary>
    KillPostgres,

    /// <summary>PostgreSQL stands still.</summary>
    FreezePostgres,

    /// <summary>The proxy is killed, and started again.</summary>
    KillProxy,

    /// <summary>Every connection through the proxy is cut.</summary>
    CutProxy,

    /// <summary>Every connection to Redis is cut.</summary>
    CutRedis,

    /// <summary>Every connection to PostgreSQL is cut.</summary>
    CutPostgres,
}
