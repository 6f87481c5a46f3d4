namespace Dashboard.Moderation;

/// <summary>Why something asked of moderation was not done; stable codes.</summary>
public static class ModerationFaultCode
{
    /// <summary>No such picture.</summary>
    public const string UnknownPicture = "unknown-picture";

    /// <summary>A moderator has blocked the picture already.</summary>
    public const string AlreadyBlocked = "already-blocked";

    /// <summary>Not a reason. Argument: what was found.</summary>
    public const string Reason = "reason";

    /// <summary>The comment is longer than allowed. Argument: the limit in characters.</summary>
    public const string CommentTooLong = "comment-too-long";

    /// <summary>The form is older than a day, or was made for another picture.</summary>
    public const string FormExpired = "form-expired";

    /// <summary>The request comes from a page of another site.</summary>
    public const string ForeignOrigin = "foreign-origin";

    /// <summary>Too many reports from one address. Argument: seconds to wait.</summary>
    public const string TooMany = "too-many";

    /// <summary>No receipt of ours.</summary>
    public const string UnknownReceipt = "unknown-receipt";

    /// <summary>Whoever asks may not do this.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>No such case.</summary>
    public const string UnknownCase = "unknown-case";

    /// <summary>Another moderator holds the case. Arguments: that moderator's name, until when (ISO 8601).</summary>
    public const string Claimed = "claimed";

    /// <summary>The case has changed since it was read. Argument: its version now.</summary>
    public const string Stale = "stale";

    /// <summary>Neither block nor restore. Argument: what was found.</summary>
    public const string Verdict = "verdict";

    /// <summary>The note is empty.</summary>
    public const string NoteMissing = "note-missing";

    /// <summary>The note is longer than allowed. Argument: the limit in characters.</summary>
    public const string NoteTooLong = "note-too-long";

    /// <summary>The case has no verdict that could be undone.</summary>
    public const string NothingToUndo = "nothing-to-undo";

    /// <summary>No such reporter.</summary>
    public const string UnknownReporter = "unknown-reporter";

    /// <summary>Not a state of a case. Argument: what was found.</summary>
    public const string State = "state";

    /// <summary>More cases at once than allowed. Argument: the limit.</summary>
    public const string TooManyCases = "too-many-cases";

    /// <summary>A value of the rule is out of its bounds. Arguments: its name, the least, the most.</summary>
    public const string RuleBounds = "rule-bounds";

    /// <summary>The database went away meanwhile; it may have been kept.</summary>
    public const string Away = "away";

    /// <summary>A request's body cannot be read. Argument: where, as a JSON path.</summary>
    public const string Body = "body";

    /// <summary>A request's body is larger than allowed. Argument: the limit in bytes.</summary>
    public const string BodyTooLarge = "body-too-large";

    /// <summary>A request's body is not of a kind that is read here.</summary>
    public const string ContentType = "content-type";
}
