using Dashboard.Live;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Dashboard.Storage.Reach;

namespace Dashboard.Pictures.Serving;

/// <summary>Makes this node's memory of pictures forget what was blocked or put back anywhere.</summary>
/// <param name="reader">The memory.</param>
/// <param name="feed">The road.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells when the road could not be heard.</param>
public sealed partial class PictureReaderUpkeep(PictureReader reader, LiveFeed feed, TimeProvider time, ILogger<PictureReaderUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await feed.Opened.WaitAsync(stoppingToken);
        var listener = feed.Listen(LiveLog.Public);
        reader.ForgetAll();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await HearAsync(listener, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // Deaf for a moment: nothing remembered can be trusted until it hears again.
                LogFault(DatabaseFault.Traced(fault));
                reader.ForgetAll();
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task HearAsync(LiveListener listener, CancellationToken ct)
    {
        var heard = listener.Position;
        var events = await listener.NextAsync(Patience, ct);
        if (events is [{ } first, ..] && first.Prev > heard)
        {
            reader.ForgetAll();
        }

        foreach (var @event in events.Where(e => e.Kind is LiveEvents.ImageBlocked or LiveEvents.ImageRestored && !e.IsRedacted))
        {
            reader.Forget(@event.Read<ImageNotice>().ImageId);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Blocked pictures could not be heard of; all pictures are read from the database meanwhile")]
    private partial void LogFault(Exception fault);
}
