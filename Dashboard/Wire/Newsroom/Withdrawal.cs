using Dashboard.Shared.Headlines;

namespace Dashboard.Wire.Newsroom;

/// <summary>A headline that was taken back.</summary>
/// <param name="Id">The headline.</param>
/// <param name="Reason">On whose word.</param>
/// <param name="WithdrawnAt">When (UTC).</param>
public sealed record Withdrawal(long Id, WithdrawalReason Reason, DateTimeOffset WithdrawnAt);
