namespace Dashboard.Shell;

/// <summary>What is against a request's body.</summary>
public enum JsonBodyFault
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is not said to be JSON.</summary>
    ContentType = 1,

    /// <summary>It cannot be read as what was asked for.</summary>
    Unreadable = 2,

    /// <summary>It is larger than the endpoint takes.</summary>
    TooLarge = 3,
}
