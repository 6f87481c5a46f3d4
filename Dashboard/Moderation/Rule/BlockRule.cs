namespace Dashboard.Moderation.Rule;

/// <summary>
/// The rule by which readers' reports block a picture. A pure function of the reports as a set: no order of arrival changes what it says.
/// <para>
/// A report weighs the worth of its reporter (<see cref="Standing"/>), less where the report belongs to a group that looks coordinated
/// (<see cref="Coordination"/>), and less again for each heavier report of the same network: 1, 1/2, 1/4, … The picture is blocked once the
/// weights reach the threshold.
/// </para>
/// <para>
/// No setting goes below the floor: a threshold of <see cref="LeastThreshold"/>, and <see cref="LeastPersons"/> persons from
/// <see cref="LeastNetworks"/> networks whose reports weigh something.
/// </para>
/// </summary>
public static class BlockRule
{
    /// <summary>No threshold counts below this.</summary>
    public const double LeastThreshold = 2;

    /// <summary>Fewer persons never block.</summary>
    public const int LeastPersons = 2;

    /// <summary>Fewer networks never block.</summary>
    public const int LeastNetworks = 2;

    /// <summary>A case is weighed by so many of its newest reports; far more than any threshold needs.</summary>
    public const int MostReports = 1_000;

    // Far below any weight that counts, far above what adding a thousand numbers loses.
    private const double Rounding = 1e-9;

    /// <summary>Weighs a case.</summary>
    /// <param name="reports">Its counted reports, one a person, in any order.</param>
    /// <param name="settings">The rule's settings.</param>
    /// <param name="kept">A moderator has kept the picture before: only an overwhelming weight blocks it again.</param>
    public static Weighing Weigh(IReadOnlyCollection<ReportFacts> reports, RuleSettings settings, bool kept)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(settings);
        var (signs, left) = Coordination.Of(reports);
        var heard = OnePerPerson(reports, settings, left);
        var weights = reports.ToDictionary(r => r.Id, _ => 0.0);
        foreach (var network in heard.GroupBy(h => h.Facts.Network))
        {
            var factor = 1.0;
            foreach (var (facts, worth) in network.OrderByDescending(h => h.Worth).ThenBy(h => h.Facts.Id))
            {
                weights[facts.Id] = worth * factor;
                factor *= settings.NetworkStep;
            }
        }

        // Smallest first, so that the sum is the same to the last bit whatever came first.
        var weight = weights.Values.Order().Sum();
        var weighty = heard.Where(h => weights[h.Facts.Id] > 0).ToList();
        var persons = weighty.Count;
        var networks = weighty.Select(h => h.Facts.Network).Distinct().Count();
        var reached = weight + Rounding >= settings.Needed(kept) && persons >= LeastPersons && networks >= LeastNetworks;
        return new(weight, reached, persons, networks, signs, weights);
    }

    // Clicks are no people: of several reports of one person the worthiest counts.
    private static List<(ReportFacts Facts, double Worth)> OnePerPerson(
        IReadOnlyCollection<ReportFacts> reports, RuleSettings settings, IReadOnlyDictionary<long, double> left) =>
    [
        .. reports.Select(r => (Facts: r, Worth: Standing.Of(r, settings) * left.GetValueOrDefault(r.Id, 1)))
            .GroupBy(r => r.Facts.Person)
            .Select(person => person.OrderByDescending(r => r.Worth).ThenBy(r => r.Facts.Network).ThenBy(r => r.Facts.Id).First()),
    ];
}
