namespace Dashboard.Shared.Moderation;

/// <summary>What a reader hears after reporting a picture.</summary>
/// <param name="Status"><c>received</c>, or <c>already-reported</c> to the one who has.</param>
/// <param name="Message">The same in a sentence of the reader's language.</param>
/// <param name="Receipt">Later tells what became of it, at <c>/api/reports/{receipt}</c> and on the page <c>/reports/{receipt}</c>.</param>
public sealed record ReportAnswer(string Status, string Message, string Receipt)
{
    /// <summary>The report was taken.</summary>
    public const string Received = "received";

    /// <summary>This reader reported this picture before.</summary>
    public const string AlreadyReported = "already-reported";
}
