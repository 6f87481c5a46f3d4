namespace Dashboard.Sources.Opml;

/// <summary>What became of an imported list, as the API says it.</summary>
/// <param name="Added">How many sources are new.</param>
/// <param name="AlreadyThere">How many were there already and stay as they are.</param>
/// <param name="Rejected">What was not taken, and why.</param>
public sealed record OpmlAnswer(int Added, int AlreadyThere, IReadOnlyList<OpmlRejection> Rejected);
