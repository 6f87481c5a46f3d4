using Dashboard.Storage;

namespace Dashboard.Live;

/// <summary>A log's counter before and after it was lifted.</summary>
/// <param name="Log">Which log.</param>
/// <param name="From">Its newest number as restored.</param>
/// <param name="To">The number it goes on from.</param>
public sealed record LiftedLog(LiveLog Log, long From, long To);
