namespace Dashboard.Storage;

/// <summary>Moments as the newsroom keeps them: UTC, whole milliseconds.</summary>
public static class Moments
{
    /// <summary>Now, as it would be read back from either database.</summary>
    /// <param name="time">The clock.</param>
    public static DateTimeOffset Now(this TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return Cut(time.GetUtcNow());
    }

    /// <summary>The moment in UTC, cut to milliseconds.</summary>
    /// <param name="moment">Any moment.</param>
    public static DateTimeOffset Cut(DateTimeOffset moment) =>
        DateTimeOffset.FromUnixTimeMilliseconds(moment.ToUnixTimeMilliseconds());
}
