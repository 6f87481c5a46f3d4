using System.Text.Json;

namespace Dashboard.Accounts.Reading;

/// <summary>One act, as the API says it.</summary>
/// <param name="Seq">Its number in the audit log, without gaps.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Name of who did it, as it was then.</param>
/// <param name="Act">What, e.g. <c>source.paused</c>.</param>
/// <param name="Subject">To what, e.g. <c>source:12</c>.</param>
/// <param name="Detail">Particulars; null where there are none.</param>
internal sealed record AuditItem(long Seq, DateTimeOffset At, string Actor, string Act, string Subject, JsonElement? Detail);
