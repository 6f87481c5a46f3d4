namespace Dashboard.Moderation.Rule;

/// <summary>Runs another setting of the rule over past reports, as they came, and says what it would have done. Changes nothing.</summary>
public static class ShadowTrial
{
    /// <summary>What other settings would have blocked, and when.</summary>
    /// <param name="cases">Past cases with their counted reports.</param>
    /// <param name="settings">The settings on trial.</param>
    public static TrialOutcome Run(IReadOnlyCollection<PastCase> cases, RuleSettings settings)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(settings);
        var results = cases.Select(c => new TrialCase(c.CaseId, BlocksAfter(c.Reports, settings), c.WasBlocked, c.Kept)).ToList();
        return new(
            results.Count(r => r.BlocksAfter is not null),
            results.Count(r => r.WasBlocked),
            results.Count(r => r is { BlocksAfter: not null, Kept: true }),
            results.Count(r => r is { BlocksAfter: null, Kept: false }),
            results);
    }

    // After how many reports it would have blocked. A case is looked at after each, as it really was.
    private static int? BlocksAfter(IReadOnlyList<ReportFacts> reports, RuleSettings settings)
    {
        var came = reports.OrderBy(r => r.Id).ToList();
        for (var count = BlockRule.LeastPersons; count <= came.Count; count++)
        {
            if (BlockRule.Weigh(came.GetRange(0, count), settings, kept: false).Reached)
            {
                return count;
            }
        }

        return null;
    }
}
