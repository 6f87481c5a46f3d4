namespace Dashboard.Moderation.Cases.Views;

/// <summary>Which part of the queue.</summary>
public enum CaseLane
{
    /// <summary>All of it, what may be illegal first.</summary>
    All = 0,

    /// <summary>Only what somebody calls illegal.</summary>
    Illegal = 1,

    /// <summary>Only the rest.</summary>
    Ordinary = 2,
}
