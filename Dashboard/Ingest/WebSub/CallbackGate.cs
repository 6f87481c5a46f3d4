using Dashboard.Accounts;
using Microsoft.Extensions.Options;

namespace Dashboard.Ingest.WebSub;

/// <summary>Limits how often one address may call the callbacks.</summary>
/// <param name="options">How many requests a minute.</param>
public sealed class CallbackGate(IOptions<WebSubOptions> options) : IDisposable
{
    private readonly AddressGate _gate = new(options.Value.RequestsPerMinute);

    /// <summary>Counts a request; null lets it pass, else how long to wait.</summary>
    /// <param name="context">The request.</param>
    public TimeSpan? Count(HttpContext context) => _gate.Count(context);

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();
}
