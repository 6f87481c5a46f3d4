using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Retention;

/// <summary>Opens the batches of a class.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="options">How large and how far apart.</param>
/// <param name="metrics">Counts.</param>
/// <param name="time">The clock.</param>
internal sealed class BatchDesk(IDbContextFactory<NewsroomDb> factory, IOptions<RetentionOptions> options, RetentionMetrics metrics, TimeProvider time)
{
    /// <summary>Batches of a class, beginning small.</summary>
    public Batches Open(string kind) => new(factory, options.Value, removed => metrics.Removed(kind, removed), time);
}
