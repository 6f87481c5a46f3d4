namespace Dashboard.Ingest.WebSub;

/// <summary>What became of a push.</summary>
public enum PushOutcome
{
    /// <summary>It brought something.</summary>
    Stored,

    /// <summary>It brought nothing that was not known.</summary>
    Known,

    /// <summary>The same push came before; it was passed over.</summary>
    Replayed,

    /// <summary>It bore no signature: nothing of it is believed but that there may be news.</summary>
    NotSigned,

    /// <summary>Its signature is not made with our secret: nothing of it is believed but that there may be news.</summary>
    Forged,

    /// <summary>It is no feed.</summary>
    Unreadable,

    /// <summary>It is larger than allowed.</summary>
    TooLarge,

    /// <summary>Its subscription is over, or its source is not read any more.</summary>
    Gone,

    /// <summary>No subscription has this callback.</summary>
    Unknown,

    /// <summary>Too many requests came from its address.</summary>
    Limited,
}
