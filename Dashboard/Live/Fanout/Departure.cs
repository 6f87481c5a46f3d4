namespace Dashboard.Live.Fanout;

/// <summary>Why a connection is no longer served by its loop.</summary>
internal enum Departure
{
    /// <summary>A write did not go through at once, or the ring no longer holds what comes next: it catches up by itself and comes back.</summary>
    Behind,

    /// <summary>The reader has gone, or was asked to go.</summary>
    Left,

    /// <summary>The process stops.</summary>
    Stopping,
}
