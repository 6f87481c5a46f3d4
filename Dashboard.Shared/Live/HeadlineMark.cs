namespace Dashboard.Shared.Live;

/// <summary>The data of a <c>headline-marked</c> event: what staff are told of a headline and readers are not.</summary>
/// <param name="Id">The headline.</param>
/// <param name="RemovedAtSource">Whether its source has taken it out of its feed.</param>
/// <param name="EventSeq">Sequence number of this event in the staff log.</param>
public sealed record HeadlineMark(long Id, bool RemovedAtSource, long EventSeq);
