using Dashboard.Live;
using Dashboard.Shared.Headlines;
using Dashboard.Shared.Live;
using Dashboard.Storage;

namespace Dashboard.Wire;

/// <summary>The events of a headline's life.</summary>
internal static class HeadlineEvents
{
    /// <summary>A new headline; the row takes the event's number as its own for ever.</summary>
    public static PendingEvent Arrived(HeadlineRow row) =>
        new(LiveLog.Public, LiveEvents.Headline, seq => HeadlineNews.From(row.ToHeadline(), seq))
        {
            Numbered = seq => row.Seq = seq,
            HeadlineId = () => row.Id,
            PictureId = row.PictureId,
            SourceId = row.SourceId,
            Language = row.Language,
            Section = row.Section,
        };

    /// <summary>A headline in a new state.</summary>
    /// <param name="row">Its row now.</param>
    /// <param name="before">What was said of it before.</param>
    public static PendingEvent Updated(HeadlineRow row, Headline before)
    {
        var now = row.ToHeadline();
        return new(LiveLog.Public, LiveEvents.HeadlineUpdated, seq => HeadlineNews.From(now, seq, before.Title == now.Title ? null : before.Title))
        {
            HeadlineId = () => row.Id,
            PictureId = row.PictureId,
            SourceId = row.SourceId,
            Language = row.Language,
            Section = row.Section,
            FormerLanguage = before.Language == now.Language ? null : before.Language,
            FormerSection = before.Section == now.Section ? null : before.Section,
        };
    }

    /// <summary>A headline taken back.</summary>
    public static PendingEvent Withdrawn(HeadlineRow row, WithdrawalReason reason) =>
        new(LiveLog.Public, LiveEvents.HeadlineWithdrawn, seq => new HeadlineWithdrawal(row.Id, reason, seq))
        {
            HeadlineId = () => row.Id,
            SourceId = row.SourceId,
            Language = row.Language,
            Section = row.Section,
        };

    /// <summary>A headline that its source has taken out of its feed, or holds again. Staff's alone: readers see no change.</summary>
    public static PendingEvent Marked(HeadlineRow row, bool removedAtSource) =>
        new(LiveLog.Staff, LiveEvents.HeadlineMarked, seq => new HeadlineMark(row.Id, removedAtSource, seq))
        {
            HeadlineId = () => row.Id,
            SourceId = row.SourceId,
        };
}
