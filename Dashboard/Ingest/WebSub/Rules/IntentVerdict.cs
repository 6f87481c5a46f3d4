namespace Dashboard.Ingest.WebSub.Rules;

/// <summary>What is answered to a hub's question.</summary>
public enum IntentVerdict
{
    /// <summary>We meant nothing of the kind.</summary>
    No,

    /// <summary>We want the subscription.</summary>
    Subscribe,

    /// <summary>We want it to end.</summary>
    Unsubscribe,

    /// <summary>The hub refuses, and we note it.</summary>
    Denied,
}
