namespace Dashboard.Moderation.Rule;

/// <summary>What the rule knows of one counted report; everything as it was when the report came.</summary>
/// <param name="Id">Names the report in the answer; its value weighs nothing.</param>
/// <param name="Person">Who, by a keyed hash of the address.</param>
/// <param name="Network">From which network, by a keyed hash.</param>
/// <param name="Area">From which neighbourhood of networks, by a keyed hash.</param>
/// <param name="At">When (UTC).</param>
/// <param name="PastSettled">The reporter's earlier reports that a moderator had settled.</param>
/// <param name="PastUpheld">Those of them that were upheld.</param>
/// <param name="Muted">A moderator has muted the reporter.</param>
/// <param name="CommentMark">The same number for the same words; null where there are too few to tell.</param>
public sealed record ReportFacts(
    long Id, UInt128 Person, UInt128 Network, UInt128 Area, DateTimeOffset At, int PastSettled = 0, int PastUpheld = 0, bool Muted = false, long? CommentMark = null);
