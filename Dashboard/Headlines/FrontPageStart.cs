namespace Dashboard.Headlines;

/// <summary>Reads the front page's news once while the rest of the server starts, so that the first reader doesn't wait for the queries to be made.</summary>
/// <param name="reader">Reads them.</param>
/// <param name="logger">Tells what could not be read.</param>
public sealed partial class FrontPageStart(FrontPageReader reader, ILogger<FrontPageStart> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await reader.ReadAsync(stoppingToken);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            // The first reader is told more; the start goes on.
            LogUnread(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The front page could not be read beforehand")]
    private partial void LogUnread(Exception fault);
}
