namespace Dashboard.Moderation.Rule;

/// <summary>What the rule says of a case.</summary>
/// <param name="Weight">The reports' weight together.</param>
/// <param name="Reached">The reports block the picture by themselves.</param>
/// <param name="Persons">Different persons whose report weighs something.</param>
/// <param name="Networks">Different networks they come from.</param>
/// <param name="Signs">Why the reports look coordinated; empty when they don't.</param>
/// <param name="Weights">What each report weighs, by its identifier.</param>
public sealed record Weighing(
    double Weight, bool Reached, int Persons, int Networks, IReadOnlyList<CoordinationSign> Signs, IReadOnlyDictionary<long, double> Weights);
