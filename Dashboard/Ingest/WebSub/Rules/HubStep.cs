namespace Dashboard.Ingest.WebSub.Rules;

/// <summary>What is due for a subscription.</summary>
public enum HubStep
{
    /// <summary>The hub is asked to subscribe us, or to renew.</summary>
    Ask,

    /// <summary>The hub is told that it is not wanted any more.</summary>
    Leave,

    /// <summary>The hub has been told; the callback answers "gone" from now on.</summary>
    End,

    /// <summary>The row goes.</summary>
    Forget,

    /// <summary>The hub never answered; it is asked again another day.</summary>
    GiveUp,
}
