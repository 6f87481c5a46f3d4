namespace Dashboard.Ingest.WebSub.Rules;

/// <summary>What the signature of a push is worth.</summary>
public enum SignatureVerdict
{
    /// <summary>There is none, or none was agreed on.</summary>
    Missing,

    /// <summary>It is not made with our secret.</summary>
    Forged,

    /// <summary>It is made with our secret.</summary>
    Valid,
}
