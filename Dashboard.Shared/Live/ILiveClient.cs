using Dashboard.Shared.Moderation;
using Dashboard.Shared.Sources;

namespace Dashboard.Shared.Live;

/// <summary>What the live hub says to its clients. Method names are the wire's.</summary>
public interface ILiveClient
{
    /// <summary>A new headline.</summary>
    Task HeadlineArrived(HeadlineNews headline);

    /// <summary>Several new headlines that left at once, oldest first, in place of as many <see cref="HeadlineArrived"/>.</summary>
    Task HeadlinesArrived(IReadOnlyList<HeadlineNews> headlines);

    /// <summary>A headline in a new state.</summary>
    Task HeadlineUpdated(HeadlineNews headline);

    /// <summary>A headline taken back.</summary>
    Task HeadlineWithdrawn(HeadlineWithdrawal withdrawal);

    /// <summary>A picture blocked.</summary>
    Task ImageBlocked(ImageNotice notice);

    /// <summary>A picture restored.</summary>
    Task ImageRestored(ImageNotice notice);

    /// <summary>The snapshot or the replay is complete up to this position; what follows is live.</summary>
    Task CaughtUp(Position position);

    /// <summary>The position asked for cannot be resumed from; a snapshot follows.</summary>
    Task Reset(ResetNotice notice);

    /// <summary>To moderators: a case in a new state.</summary>
    Task CaseChanged(CaseSummary summary);

    /// <summary>To staff: a source in a new state or failure class.</summary>
    Task SourceChanged(SourceSummary summary);
}
