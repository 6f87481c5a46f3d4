namespace Dashboard.Wire.Newsroom;

/// <summary>What became of an act of the newsroom: what it made, or why nothing was done.</summary>
/// <typeparam name="T">What the act makes.</typeparam>
/// <param name="Value">What was made, or was there already.</param>
/// <param name="Fault">Why nothing was done, or null.</param>
public sealed record NewsroomOutcome<T>(T? Value, HeadlineFault? Fault)
    where T : class;
