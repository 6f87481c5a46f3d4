namespace Dashboard.Ingest.Shares;

/// <summary>Whether a source may be polled by this node now.</summary>
public enum PollPermit
{
    /// <summary>It may; the poll's end must be told.</summary>
    Granted,

    /// <summary>Another node polls it, or soon will.</summary>
    Elsewhere,

    /// <summary>It is this node's, but the database has not answered lately, so another may be taking it over: a little later.</summary>
    Later,
}
