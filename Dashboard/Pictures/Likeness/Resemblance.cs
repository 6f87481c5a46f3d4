namespace Dashboard.Pictures.Likeness;

/// <summary>How much alike two pictures are, for the one who blocks one of them.</summary>
public enum Resemblance
{
    /// <summary>Different pictures.</summary>
    None,

    /// <summary>Probably one picture, altered: shown to a moderator for confirmation.</summary>
    Close,

    /// <summary>The same picture: covered by a verdict without asking.</summary>
    Same,
}
