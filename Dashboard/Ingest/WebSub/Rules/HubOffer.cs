using Dashboard.Fetching;

namespace Dashboard.Ingest.WebSub.Rules;

/// <summary>What a source offers to subscribe to.</summary>
/// <param name="Hub">Address of the hub, judged like any address that is fetched.</param>
/// <param name="Topic">What to subscribe to, exactly as the feed names itself.</param>
public sealed record HubOffer(string Hub, string Topic)
{
    /// <summary>The offer of a document; null where it names no hub that may be asked.</summary>
    /// <param name="hub">The hub it names.</param>
    /// <param name="self">The address it names as its own.</param>
    /// <param name="address">The source's address, where it names none that is one.</param>
    /// <param name="rules">Which addresses may be asked.</param>
    public static HubOffer? Of(string? hub, string? self, string address, UrlRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (hub is null || rules.Check(hub).Url is not { } asked)
        {
            return null;
        }

        // A hub compares topics byte for byte, so the words of the feed stay as they are.
        return new(asked.AbsoluteUri, rules.Check(self).Url is null ? address : self!.Trim());
    }
}
