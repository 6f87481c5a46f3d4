namespace Dashboard.Storage;

/// <summary>What a source is.</summary>
public enum SourceKind
{
    /// <summary>A feed that is polled.</summary>
    Feed = 0,

    /// <summary>This newsroom itself: headlines it writes; never polled.</summary>
    Newsroom = 1,
}
