namespace Dashboard.Demo.Serving;

/// <summary>The state of a source that falters.</summary>
public enum FaultPhase
{
    /// <summary>It answers.</summary>
    Well,

    /// <summary>It answers 500.</summary>
    Failing,

    /// <summary>It answers late.</summary>
    Slow,
}
