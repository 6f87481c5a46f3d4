using Dashboard.Storage;
using Microsoft.Extensions.Options;

namespace Dashboard.Retention.Classes;

/// <summary>Removes old events of the staff log.</summary>
/// <param name="options">How old.</param>
internal sealed class StaffEventPruner(IOptions<RetentionOptions> options) : EventPruner(LiveLog.Staff, options.Value.StaffEvents, options.Value.EventsAtLeast)
{
    /// <inheritdoc />
    public override string Class => "staff-events";
}
