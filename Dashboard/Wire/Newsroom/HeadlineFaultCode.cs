namespace Dashboard.Wire.Newsroom;

/// <summary>Why something asked of the headlines was not done; stable codes.</summary>
public static class HeadlineFaultCode
{
    /// <summary>There is no title.</summary>
    public const string TitleMissing = "title-missing";

    /// <summary>The title is longer than allowed. Arguments: the limit, its length, in characters.</summary>
    public const string TitleTooLong = "title-too-long";

    /// <summary>There is no address.</summary>
    public const string UrlMissing = "url-missing";

    /// <summary>The address is not an absolute http or https one, or holds user information. Argument: what was found.</summary>
    public const string Url = "url";

    /// <summary>The address is longer than allowed. Argument: the limit in characters.</summary>
    public const string UrlTooLong = "url-too-long";

    /// <summary>Not a language of the house. Argument: what was found.</summary>
    public const string Language = "language";

    /// <summary>The section has no letter or digit, or is too long. Arguments: what was found, the limit in characters.</summary>
    public const string Section = "section";

    /// <summary>Not an urgency. Argument: what was found.</summary>
    public const string Urgency = "urgency";

    /// <summary>Only moderators and administrators call something a flash.</summary>
    public const string Flash = "flash";

    /// <summary>The newsroom has these words about this address already. Argument: the headline's identifier.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>These words about this address were withdrawn. Argument: the headline's identifier.</summary>
    public const string WithdrawnBefore = "withdrawn-before";

    /// <summary>No such headline.</summary>
    public const string Unknown = "unknown-headline";

    /// <summary>Not a reason the newsroom may withdraw for. Argument: what was found.</summary>
    public const string Reason = "reason";

    /// <summary>The note is longer than allowed. Argument: the limit in characters.</summary>
    public const string NoteTooLong = "note-too-long";

    /// <summary>Whoever asks may not do this.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>A request's body is no JSON that can be read. Argument: where, as a JSON path.</summary>
    public const string Body = "body";

    /// <summary>A request's body is larger than allowed. Argument: the limit in bytes.</summary>
    public const string BodyTooLarge = "body-too-large";

    /// <summary>A request's body is not declared as JSON.</summary>
    public const string ContentType = "content-type";
}
