using System.Globalization;
using Quartz;

namespace Dashboard.Ingest;

/// <summary>The names of a source's job and triggers in the scheduler.</summary>
internal static class SourceKeys
{
    private const string Group = "sources";
    private const string OutOfTurn = "now";

    /// <summary>The job that polls a source.</summary>
    public static JobKey Job(int sourceId) => new(Name(sourceId), Group);

    /// <summary>The trigger of its next regular poll.</summary>
    public static TriggerKey Next(int sourceId) => new(Name(sourceId), Group);

    /// <summary>The trigger of a poll that a person asked for.</summary>
    public static TriggerKey Now(int sourceId) => new(Name(sourceId), OutOfTurn);

    /// <summary>The source that a job polls.</summary>
    public static int SourceOf(JobKey job) => int.Parse(job.Name, CultureInfo.InvariantCulture);

    /// <summary>Whether a trigger stands for a person's wish.</summary>
    public static bool IsOutOfTurn(TriggerKey trigger) => trigger.Group == OutOfTurn;

    private static string Name(int sourceId) => sourceId.ToString(CultureInfo.InvariantCulture);
}
