namespace Dashboard.Storage;

/// <summary>What a source's last whole document held, so that the next one shows what was taken out of it.</summary>
public sealed class SourceWindowRow
{
    /// <summary>The source.</summary>
    public int SourceId { get; set; }

    /// <summary>The entries, in the form of the wire's window.</summary>
    public required byte[] Entries { get; set; }
}
