namespace Dashboard.Fetching;

/// <summary>What the rules say about an address: it may be fetched, or why not.</summary>
/// <param name="Url">The normalised address, or null when there is a fault.</param>
/// <param name="Fault">A code of <see cref="UrlFault"/>, or null when there is none.</param>
public sealed record UrlVerdict(Uri? Url, string? Fault);
