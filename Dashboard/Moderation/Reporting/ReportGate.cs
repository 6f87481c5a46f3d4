using Dashboard.Accounts;
using Microsoft.Extensions.Options;

namespace Dashboard.Moderation.Reporting;

/// <summary>Limits how often one address may report.</summary>
/// <param name="options">How many reports a minute.</param>
public sealed class ReportGate(IOptions<ModerationOptions> options) : IDisposable
{
    private readonly AddressGate _gate = new(options.Value.ReportsPerMinute);

    /// <summary>Counts a report; null lets it pass, else how long to wait.</summary>
    /// <param name="context">The request.</param>
    public TimeSpan? Count(HttpContext context) => _gate.Count(context);

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();
}
