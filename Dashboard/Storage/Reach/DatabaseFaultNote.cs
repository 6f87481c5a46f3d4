namespace Dashboard.Storage.Reach;

/// <summary>What the log gets of a fault that passes: its words, without the trace that would be the same each time. Never thrown.</summary>
/// <param name="words">The words.</param>
internal sealed class DatabaseFaultNote(string words) : Exception(words)
{
    /// <inheritdoc />
    public override string ToString() => Message;
}
