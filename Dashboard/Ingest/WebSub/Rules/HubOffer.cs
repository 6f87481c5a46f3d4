using Dashboard.Fetching;

namespace Dashboard.Ingest.WebSub.Rules;

/// <summary>What a source offers to subscribe to.</summary>
/// <param name="Hub">Address of the hub, judged like any address that is fetched.</param>
/// <param name="Topic">What to subscribe to, exactly as the feed names itself.</param>
public sealed record HubOffer(string Hub, string Topic)
{
    /// <summary>The offers of a document, in its order; those that may not be asked are left out.</summary>
    /// <param name="hubs">The hubs it names.</param>
    /// <param name="self">The address it names as its own.</param>
    /// <param name="address">The source's address, where it names none that is one.</param>
    /// <param name="rules">Which addresses may be asked.</param>
    public static IReadOnlyList<HubOffer> Of(IReadOnlyList<string> hubs, string? self, string address, UrlRules rules)
    {
        ArgumentNullException.ThrowIfNull(hubs);
        ArgumentNullException.ThrowIfNull(rules);
        if (hubs.Count == 0)
        {
            return [];
        }

        // A hub compares topics byte for byte, so the words of the feed stay as they are.
        var topic = rules.Check(self).Url is null ? address : self!.Trim();
        return [.. hubs.Select(h => rules.Check(h).Url?.AbsoluteUri).OfType<string>().Distinct(StringComparer.Ordinal).Select(h => new HubOffer(h, topic))];
    }
}
