using Dashboard.Storage;

namespace Dashboard.Ingest.WebSub.Rules;

/// <summary>Whether we meant what a hub asks about. Pure.</summary>
public static class IntentRule
{
    private const int LongestChallenge = 1024;

    /// <summary>The answer to a hub's question: yes only while it is expected, about our very topic, with a challenge that can be sent back.</summary>
    /// <param name="row">The subscription of the callback.</param>
    /// <param name="intent">What the hub says.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="asked">The lease asked for.</param>
    public static IntentVerdict Decide(WebSubRow row, HubIntent intent, DateTimeOffset now, TimeSpan asked)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(intent);
        if (!string.Equals(intent.Topic, row.Topic, StringComparison.Ordinal))
        {
            return IntentVerdict.No;
        }

        // A hub may refuse at any time, also what it granted before.
        var isWanted = row.State is WebSubState.Asked or WebSubState.Active;
        if (intent.Mode == "denied")
        {
            return isWanted ? IntentVerdict.Denied : IntentVerdict.No;
        }

        var isPending = row.ChallengeUntil >= now && intent.Challenge is { Length: > 0 and <= LongestChallenge };
        return intent.Mode switch
        {
            "subscribe" when isPending && isWanted && LeaseRule.Granted(intent.Lease, asked) is not null => IntentVerdict.Subscribe,
            "unsubscribe" when isPending && row.State == WebSubState.Leaving => IntentVerdict.Unsubscribe,
            _ => IntentVerdict.No,
        };
    }
}
