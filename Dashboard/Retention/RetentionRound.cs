using System.Globalization;
using Dashboard.Retention.Classes;
using Dashboard.Storage.Reach;

namespace Dashboard.Retention;

/// <summary>Removes what is past its time, one class after the other. A class that fails does not keep the others.</summary>
public sealed partial class RetentionRound
{
    private readonly IReadOnlyList<IPruner> _pruners;
    private readonly BatchDesk _batches;
    private readonly RetentionMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<RetentionRound> _logger;

    /// <summary>Takes the classes in the order in which they were registered: what points comes before what is pointed at.</summary>
    internal RetentionRound(IEnumerable<IPruner> pruners, BatchDesk batches, RetentionMetrics metrics, TimeProvider time, ILogger<RetentionRound> logger) =>
        (_pruners, _batches, _metrics, _time, _logger) = ([.. pruners], batches, metrics, time, logger);

    /// <summary>Goes round once; false when a class failed and should be tried again.</summary>
    /// <param name="ct">Stops it between two batches.</param>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var began = _time.GetTimestamp();
        var removed = new List<string>();
        var whole = true;
        foreach (var pruner in _pruners)
        {
            var batches = _batches.Open(pruner.Class);
            try
            {
                await pruner.PruneAsync(batches, ct);
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                whole = false;
                _metrics.Failed(pruner.Class);
                LogFailed(DatabaseFault.Traced(fault), pruner.Class);
            }

            if (batches.Removed > 0)
            {
                removed.Add(string.Create(CultureInfo.InvariantCulture, $"{batches.Removed} {pruner.Class}"));
            }
        }

        LogRound(removed.Count == 0 ? "nothing" : string.Join(", ", removed), _time.GetElapsedTime(began).TotalSeconds);
        return whole;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention removed {What} in {Seconds:0.0} s")]
    private partial void LogRound(string what, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The old rows of class {Class} could not be removed and are tried again")]
    private partial void LogFailed(Exception fault, string @class);
}
