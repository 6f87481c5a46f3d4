namespace Dashboard.Storage.Identities;

/// <summary>A table's numbering before and after it was lifted.</summary>
/// <param name="Table">Which table.</param>
/// <param name="From">The last number given out, as restored.</param>
/// <param name="To">The number it goes on from.</param>
public sealed record LiftedIdentity(string Table, long From, long To);
