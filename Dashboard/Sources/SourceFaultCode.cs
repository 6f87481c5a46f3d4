namespace Dashboard.Sources;

/// <summary>Why something asked of the sources was not done; stable codes beside those of <see cref="Fetching.UrlFault"/>.</summary>
public static class SourceFaultCode
{
    /// <summary>No such source.</summary>
    public const string Unknown = "unknown-source";

    /// <summary>Somebody changed it meanwhile. Argument: the current version.</summary>
    public const string Stale = "stale";

    /// <summary>The address belongs to a source already. Arguments: its name, its identifier.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>It is not polled now because it is paused. Argument: its name.</summary>
    public const string Paused = "paused";

    /// <summary>It is closed. Argument: its name.</summary>
    public const string Closed = "closed";

    /// <summary>The name is longer than allowed. Argument: the limit in characters.</summary>
    public const string NameTooLong = "name-too-long";

    /// <summary>The site's address cannot be one. Argument: what was found.</summary>
    public const string Site = "site";

    /// <summary>The section has no letter or digit, or is too long. Arguments: what was found, the limit in characters.</summary>
    public const string Section = "section";

    /// <summary>Not a BCP 47 language code. Argument: what was found.</summary>
    public const string Language = "language";

    /// <summary>The reason is longer than allowed. Argument: the limit in characters.</summary>
    public const string ReasonTooLong = "reason-too-long";

    /// <summary>One of a few words was expected. Arguments: field, what was found, the words allowed.</summary>
    public const string Choice = "choice";

    /// <summary>A change names no version.</summary>
    public const string VersionMissing = "version-missing";

    /// <summary>A request's body is no JSON that describes a source. Argument: where, as a JSON path.</summary>
    public const string Body = "body";

    /// <summary>The body is larger than allowed. Argument: the limit in bytes.</summary>
    public const string BodyTooLarge = "body-too-large";

    /// <summary>A request's body is not declared as JSON.</summary>
    public const string ContentType = "content-type";

    /// <summary>More than one form of schedule, or a zone without a cron expression.</summary>
    public const string ScheduleForm = "schedule-form";

    /// <summary>The interval lies outside what is allowed. Arguments: what was found, least, most.</summary>
    public const string Interval = "interval";

    /// <summary>Not a Quartz cron expression. Argument: what was found.</summary>
    public const string Cron = "cron";

    /// <summary>The expression has no time left to come. Argument: what was found.</summary>
    public const string CronNever = "cron-never";

    /// <summary>The expression comes more often than allowed. Arguments: the least pause, the pause found, from when to when (UTC).</summary>
    public const string CronTooOften = "cron-too-often";

    /// <summary>A cron expression without its zone.</summary>
    public const string TimeZoneMissing = "time-zone-missing";

    /// <summary>No zone of that name. Argument: what was found.</summary>
    public const string TimeZone = "time-zone";

    /// <summary>The document is not OPML. Argument: the line where reading stopped.</summary>
    public const string OpmlUnreadable = "opml-unreadable";

    /// <summary>The document is larger than allowed. Argument: the limit in bytes.</summary>
    public const string OpmlTooLarge = "opml-too-large";

    /// <summary>The document holds no source.</summary>
    public const string OpmlEmpty = "opml-empty";
}
