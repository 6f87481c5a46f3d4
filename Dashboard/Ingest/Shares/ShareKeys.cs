using System.Globalization;
using Quartz;

namespace Dashboard.Ingest.Shares;

/// <summary>The names of a share's job and trigger in the scheduler that all nodes share.</summary>
internal static class ShareKeys
{
    /// <summary>The group of all of them, and the one whose firings a node limits to its part.</summary>
    public const string Group = "shares";

    /// <summary>The job that holds a share.</summary>
    public static JobKey Job(int share) => new(Name(share), Group);

    /// <summary>The trigger that gives it to the first node with room for it.</summary>
    public static TriggerKey Trigger(int share) => new(Name(share), Group);

    /// <summary>The share that a job holds.</summary>
    public static int ShareOf(JobKey job) => int.Parse(job.Name, CultureInfo.InvariantCulture);

    private static string Name(int share) => share.ToString(CultureInfo.InvariantCulture);
}
