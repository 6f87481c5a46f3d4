namespace Dashboard.Moderation.Cases.Books;

/// <summary>Names of what a case's history holds.</summary>
internal static class VerdictNames
{
    public const string Block = "block";

    public const string Restore = "restore";

    public const string Undo = "undo";

    public const string Note = "note";

    public static string Of(CaseVerdict verdict) => verdict == CaseVerdict.Block ? Block : Restore;
}
