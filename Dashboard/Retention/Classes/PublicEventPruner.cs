using Dashboard.Storage;
using Microsoft.Extensions.Options;

namespace Dashboard.Retention.Classes;

/// <summary>Removes old events of the public log.</summary>
/// <param name="options">How old.</param>
internal sealed class PublicEventPruner(IOptions<RetentionOptions> options) : EventPruner(LiveLog.Public, options.Value.Events, options.Value.EventsAtLeast)
{
    /// <inheritdoc />
    public override string Class => "events";
}
