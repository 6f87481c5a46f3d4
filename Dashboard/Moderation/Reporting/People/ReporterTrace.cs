namespace Dashboard.Moderation.Reporting.People;

/// <summary>What is known of where a report comes from.</summary>
/// <param name="Now">Hashes under the current key: what is stored.</param>
/// <param name="Former">Hashes under the key before, to recognise who reported before it changed; null where there was none.</param>
public sealed record ReporterTrace(ReporterHashes Now, ReporterHashes? Former)
{
    /// <summary>The hashes by which the person may be known.</summary>
    public IEnumerable<byte[]> Persons => Former is null ? [Now.Person] : [Now.Person, Former.Person];
}
