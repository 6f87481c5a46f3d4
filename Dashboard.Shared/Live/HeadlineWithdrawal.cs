using Dashboard.Shared.Headlines;

namespace Dashboard.Shared.Live;

/// <summary>The data of a <c>headline-withdrawn</c> event.</summary>
/// <param name="Id">The headline taken back.</param>
/// <param name="Reason">On whose word.</param>
/// <param name="EventSeq">Sequence number of this event in the public log.</param>
public sealed record HeadlineWithdrawal(long Id, WithdrawalReason Reason, long EventSeq);
