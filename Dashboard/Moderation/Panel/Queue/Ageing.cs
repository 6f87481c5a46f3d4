using Dashboard.Moderation.Cases.Views;
using Dashboard.Storage;

namespace Dashboard.Moderation.Panel.Queue;

/// <summary>From when on an open case has waited too long. What may be illegal, or was hidden without anybody having looked, waits less.</summary>
public static class Ageing
{
    /// <summary>For what may be illegal and for pictures that reports alone hid or would have hidden.</summary>
    public static readonly TimeSpan Pressing = TimeSpan.FromHours(2);

    /// <summary>For all others.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromHours(24);

    /// <summary>Whether a case has waited too long.</summary>
    /// <param name="item">The case.</param>
    /// <param name="now">Now (UTC).</param>
    public static bool IsOverdue(CaseItem item, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.State == CaseState.Open && now - item.OpenedAt >= (item.Illegal || item.AutoBlocked || item.HeldByBudget ? Pressing : Usual);
    }
}
