namespace Dashboard.Storage.Identities;

/// <summary>
/// How far rows' numbers go up after a restore, so that none that the lost database gave out comes to name another row. The clock in steps of
/// <see cref="OutsideIdentity.Pace"/> is such a number, and grows on: the same backup may be restored time and again.
/// </summary>
public static class IdentityLift
{
    /// <summary>The number to go on from; null when it would pass <see cref="OutsideIdentity.Most"/>.</summary>
    /// <param name="identity">Whose numbers.</param>
    /// <param name="last">The last number given out, as restored; 0 for none.</param>
    /// <param name="now">The clock (UTC).</param>
    public static long? Target(OutsideIdentity identity, long last, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var clock = (now - DateTimeOffset.UnixEpoch).Ticks / identity.Pace.Ticks;
        // Lifted a moment ago, or under a clock that was ahead: then the clock says nothing of what came after.
        var target = clock > last ? clock : last + identity.Margin;
        return target <= identity.Most ? target : null;
    }
}
