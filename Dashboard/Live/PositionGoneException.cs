using System.Globalization;

namespace Dashboard.Live;

/// <summary>A log does not reach back to a position any more: whoever stands there begins anew.</summary>
/// <param name="position">The position.</param>
/// <param name="trimmed">Events up to this number are gone.</param>
public sealed class PositionGoneException(long position, long trimmed)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"Position {position} is before what the log keeps, which begins after {trimmed}."))
{
    /// <summary>Events up to this number are gone.</summary>
    public long Trimmed { get; } = trimmed;
}
