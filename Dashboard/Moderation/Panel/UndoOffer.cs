namespace Dashboard.Moderation.Panel;

/// <summary>A verdict that was just given and can be taken back for a few seconds.</summary>
/// <param name="CaseIds">The cases; empty where only something is said.</param>
/// <param name="Said">What was done, in a sentence.</param>
internal sealed record UndoOffer(IReadOnlyList<long> CaseIds, string Said);
