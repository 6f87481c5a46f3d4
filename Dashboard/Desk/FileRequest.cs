using Dashboard.Shared.Headlines;
using Dashboard.Wire.Newsroom;

namespace Dashboard.Desk;

/// <summary>The body of <c>POST /api/headlines</c>.</summary>
/// <param name="Title">One line of plain text.</param>
/// <param name="Url">What it leads to: absolute http or https.</param>
/// <param name="Language"><c>fr</c>, <c>ar</c> or <c>en</c>.</param>
/// <param name="Section">Slug or name of its section; one that is not there yet is made.</param>
/// <param name="Urgency"><c>normal</c> (if left out), <c>urgent</c> or <c>flash</c>.</param>
public sealed record FileRequest(string? Title, string? Url, string? Language, string? Section, string? Urgency)
{
    /// <summary>The draft, or the fault where the urgency is none.</summary>
    public (HeadlineDraft? Draft, HeadlineFault? Fault) ToDraft() => Urgency switch
    {
        null or "normal" => (Draft(Shared.Headlines.Urgency.Normal), null),
        "urgent" => (Draft(Shared.Headlines.Urgency.Urgent), null),
        "flash" => (Draft(Shared.Headlines.Urgency.Flash), null),
        _ => (null, HeadlineFault.Of(HeadlineFaultCode.Urgency, PlainLine.Of(Urgency))),
    };

    private HeadlineDraft Draft(Urgency urgency) => new(Title, Url, Language, Section, urgency);
}
