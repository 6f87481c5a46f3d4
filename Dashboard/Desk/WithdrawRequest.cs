using Dashboard.Shared.Headlines;
using Dashboard.Wire.Newsroom;

namespace Dashboard.Desk;

/// <summary>The body of <c>POST /api/headlines/{id}/withdraw</c>.</summary>
/// <param name="Reason"><c>editor</c> or <c>legal</c>.</param>
/// <param name="Note">Why, in a person's words; kept in the audit log only.</param>
public sealed record WithdrawRequest(string? Reason, string? Note)
{
    /// <summary>The reason, or the fault where it is none of the newsroom's.</summary>
    public (WithdrawalReason? Reason, HeadlineFault? Fault) ToReason() => Reason switch
    {
        "editor" => (WithdrawalReason.Editor, null),
        "legal" => (WithdrawalReason.Legal, null),
        _ => (null, HeadlineFault.Of(HeadlineFaultCode.Reason, PlainLine.Of(Reason))),
    };
}
