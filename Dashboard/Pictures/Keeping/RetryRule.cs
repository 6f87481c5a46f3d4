using Dashboard.Pictures.Checking;

namespace Dashboard.Pictures.Keeping;

/// <summary>When a picture that could not be kept is tried again. Pure.</summary>
internal static class RetryRule
{
    private const double LeastShare = 0.75;
    private const double JitterShare = 0.5;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>How long to wait; null when it is given up.</summary>
    /// <param name="code">Why it failed.</param>
    /// <param name="failures">How often it has failed, this time too.</param>
    /// <param name="asked">How long its host asked to be left alone, where it did.</param>
    /// <param name="jitter">A random number from 0 to 1, so that pictures that failed together don't come back together.</param>
    /// <param name="options">The first pause and the most tries.</param>
    public static TimeSpan? After(string code, int failures, TimeSpan? asked, double jitter, PicturesOptions options)
    {
        if (PictureFault.IsFinal(code) || failures >= options.MaxTries)
        {
            return null;
        }

        // Beyond thirty doublings every first pause is longer than the longest.
        var doubled = options.FirstRetry * Math.Pow(2, Math.Min(failures - 1, 30));
        var pause = (doubled < Longest ? doubled : Longest) * (LeastShare + (JitterShare * jitter));
        return asked > pause ? (asked < Longest ? asked : Longest) : pause;
    }
}
