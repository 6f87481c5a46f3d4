namespace Dashboard.Fetching;

/// <summary>Where a fetch has been and where it may go: the redirect rules, without the network.</summary>
internal sealed class RedirectTrail(Uri start, int maxRedirects, UrlRules rules)
{
    private const int LongestArgument = 200;

    private HashSet<string>? _visited;
    private bool _permanentSoFar = true;

    /// <summary>The address to ask now.</summary>
    public Uri Current { get; private set; } = start;

    /// <summary>The furthest address reached by permanent redirects alone, or null.</summary>
    public Uri? MovedTo { get; private set; }

    /// <summary>
    /// Takes a redirect: <see cref="Current"/> is then its target, or the failure says why it is not.
    /// 301 and 308 are permanent, but not from https down to http.
    /// </summary>
    public FetchOutcome.Failed? Follow(int status, string? location)
    {
        if (Target(location) is not { } target)
        {
            return BadRedirect(location);
        }

        var verdict = rules.Check(target);
        if (verdict.Url is not { } next)
        {
            return verdict.Fault == UrlFault.RefusedAddress
                ? FetchFailure.Of(FailureCode.RefusedAddress, target.IdnHost)
                : BadRedirect(location);
        }

        _visited ??= [Current.AbsoluteUri];
        if (!_visited.Add(next.AbsoluteUri))
        {
            return FetchFailure.Of(FailureCode.RedirectLoop, next.AbsoluteUri);
        }

        if (_visited.Count - 1 > maxRedirects)
        {
            return FetchFailure.Of(FailureCode.TooManyRedirects, FetchFailure.Number(maxRedirects));
        }

        var downgrade = Current.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp;
        _permanentSoFar &= status is 301 or 308 && !downgrade;
        MovedTo = _permanentSoFar ? next : MovedTo;
        Current = next;
        return null;
    }

    private Uri? Target(string? location) =>
        string.IsNullOrWhiteSpace(location) ? null
        : Uri.TryCreate(Current, location.Trim(), out var target) ? target
        : null;

    private static FetchOutcome.Failed BadRedirect(string? location) =>
        FetchFailure.Of(FailureCode.BadRedirect, location is null ? "" : location[..Math.Min(location.Length, LongestArgument)]);
}
