namespace Dashboard.Ingest;

/// <summary>Why a source is polled.</summary>
public enum PollCause
{
    /// <summary>Its turn has come.</summary>
    Turn,

    /// <summary>A person asked for it, and for all that it brings: an archive is not held back.</summary>
    Person,

    /// <summary>A push that could not be believed said that there is news.</summary>
    Push,
}
