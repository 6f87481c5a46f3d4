namespace Dashboard.Sources.Scheduling;

/// <summary>How a poll ended, as far as the next one depends on it; one of the records in here.</summary>
public abstract record PollEnd
{
    private PollEnd()
    {
    }

    /// <summary>The feed was read, or had not changed.</summary>
    /// <param name="Freshness">
    /// For how long the publisher calls it fresh: the longer of Cache-Control and the feed's <c>ttl</c>. Heeded up to an hour,
    /// and only where nobody set an interval.
    /// </param>
    /// <param name="Pushed">
    /// For how long a hub is relied on to push what is new. The next poll only makes sure, so it comes no sooner, whether the rhythm is
    /// learnt or an interval; a cron expression is a person's word for certain times and stays as it is.
    /// </param>
    public sealed record Succeeded(TimeSpan? Freshness = null, TimeSpan? Pushed = null) : PollEnd;

    /// <summary>The host asked for fewer requests.</summary>
    /// <param name="ConsecutiveFailures">Failures since the last success, this one included.</param>
    /// <param name="RetryAfter">For how long it asks to be left alone.</param>
    public sealed record RateLimited(int ConsecutiveFailures, TimeSpan? RetryAfter) : PollEnd;

    /// <summary>Anything else went wrong.</summary>
    /// <param name="ConsecutiveFailures">Failures since the last success, this one included.</param>
    /// <param name="RetryAfter">When the host says to come back.</param>
    public sealed record Failed(int ConsecutiveFailures, TimeSpan? RetryAfter = null) : PollEnd;
}
