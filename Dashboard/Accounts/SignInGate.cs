using Microsoft.Extensions.Options;

namespace Dashboard.Accounts;

/// <summary>Limits how often one client address may try to sign in, by page and by API together.</summary>
/// <param name="options">How many attempts a minute.</param>
public sealed class SignInGate(IOptions<AccountsOptions> options) : IDisposable
{
    private readonly AddressGate _gate = new(options.Value.SignInsPerMinute);

    /// <summary>Counts an attempt; null lets it pass, else how long to wait.</summary>
    /// <param name="context">The request.</param>
    public TimeSpan? Count(HttpContext context) => _gate.Count(context);

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();
}
