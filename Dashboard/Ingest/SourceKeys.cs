using System.Globalization;
using Quartz;

namespace Dashboard.Ingest;

/// <summary>The names of a source's job and triggers in the scheduler.</summary>
internal static class SourceKeys
{
    private const string Group = "sources";
    private const string OutOfTurn = "now";
    private const string Pushed = "pushed";

    /// <summary>The job that polls a source.</summary>
    public static JobKey Job(int sourceId) => new(Name(sourceId), Group);

    /// <summary>The trigger of its next regular poll.</summary>
    public static TriggerKey Next(int sourceId) => new(Name(sourceId), Group);

    /// <summary>The trigger of a poll that a person asked for.</summary>
    public static TriggerKey Now(int sourceId) => new(Name(sourceId), OutOfTurn);

    /// <summary>The trigger of a poll that an unsigned push asked for.</summary>
    public static TriggerKey Nudge(int sourceId) => new(Name(sourceId), Pushed);

    /// <summary>The source that a job polls.</summary>
    public static int SourceOf(JobKey job) => int.Parse(job.Name, CultureInfo.InvariantCulture);

    /// <summary>What a trigger stands for.</summary>
    public static PollCause CauseOf(TriggerKey trigger) => trigger.Group switch
    {
        OutOfTurn => PollCause.Person,
        Pushed => PollCause.Push,
        _ => PollCause.Turn,
    };

    private static string Name(int sourceId) => sourceId.ToString(CultureInfo.InvariantCulture);
}
