using System.Runtime.InteropServices;

namespace Dashboard.Feeds.Building;

/// <summary>A feed's word that it took an entry back (RFC 6721).</summary>
/// <param name="Ref">Identifier of the entry.</param>
/// <param name="When">When, in UTC; null where the date is missing or unusable.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Tombstone(string Ref, DateTimeOffset? When)
{
    /// <summary>Whether it holds against an entry of the same document: RFC 6721, 3 lets the later of the two dates decide.</summary>
    /// <param name="entry">An entry with the same identifier.</param>
    public bool Outdates(FeedEntry entry) => When is { } when && (entry.Updated ?? entry.Published) is { } last && last <= when;
}
