namespace Dashboard.Moderation.Rule;

/// <summary>
/// Sees reports that look like one campaign. Those of one network's burst and those of one text weigh together no more than two average reporters of
/// the group; newcomers of neighbouring networks weigh half each, since many honest readers share a carrier. Nothing is hidden, and those outside a
/// group keep their weight. Speed alone is no sign, and nothing below <see cref="LeastGroup"/> reports is: ordinary outrage is quick too.
/// </summary>
public static class Coordination
{
    /// <summary>Fewer reports than this are never called coordinated.</summary>
    public const int LeastGroup = 4;

    private const int LeastOfOneNetwork = 5;
    private const int LeastNeighbours = 6;
    private const int LeastNeighbourNetworks = 3;
    private const double TogetherWeigh = 2;
    private const double NeighboursWeigh = 0.5;
    private static readonly TimeSpan Burst = TimeSpan.FromMinutes(10);

    /// <summary>The signs, and by report what part of its worth is left; reports not named keep all of it.</summary>
    /// <param name="reports">The reports of a case, in any order.</param>
    public static (IReadOnlyList<CoordinationSign> Signs, IReadOnlyDictionary<long, double> Left) Of(IReadOnlyCollection<ReportFacts> reports)
    {
        var signs = new List<CoordinationSign>();
        var left = new Dictionary<long, double>();
        foreach (var (code, group) in Groups(reports))
        {
            signs.Add(Sign(code, group, reports.Count));
            var part = code == CoordinationSign.Neighbours ? NeighboursWeigh : TogetherWeigh / group.Count;
            foreach (var report in group)
            {
                left[report.Id] = Math.Min(left.GetValueOrDefault(report.Id, 1), part);
            }
        }

        // Not in the order of arrival: the same reports are always explained in the same words.
        return ([.. signs.OrderByDescending(s => s.Count).ThenBy(s => s.Code, StringComparer.Ordinal).ThenByDescending(s => s.Networks).ThenByDescending(s => s.Minutes)], left);
    }

    private static IEnumerable<(string Code, IReadOnlyList<ReportFacts> Group)> Groups(IReadOnlyCollection<ReportFacts> reports)
    {
        foreach (var network in reports.GroupBy(r => r.Network))
        {
            var burst = LargestBurst(network);
            if (burst.Count >= LeastOfOneNetwork && 2 * burst.Count > reports.Count)
            {
                yield return (CoordinationSign.OneNetwork, burst);
            }
        }

        foreach (var text in reports.Where(r => r.CommentMark is not null).GroupBy(r => r.CommentMark))
        {
            var group = text.ToList();
            if (group.Count >= LeastGroup)
            {
                yield return (CoordinationSign.SameText, group);
            }
        }

        foreach (var area in reports.Where(r => r.PastSettled == 0).GroupBy(r => r.Area))
        {
            var burst = LargestBurst(area);
            if (burst.Count >= LeastNeighbours && burst.Select(r => r.Network).Distinct().Count() >= LeastNeighbourNetworks && 2 * burst.Count > reports.Count)
            {
                yield return (CoordinationSign.Neighbours, burst);
            }
        }
    }

    // The most reports within any ten minutes; of two such bursts the earlier.
    private static List<ReportFacts> LargestBurst(IEnumerable<ReportFacts> group)
    {
        var sorted = group.OrderBy(r => r.At).ToList();
        var (first, best, from) = (0, 0, 0);
        for (var last = 0; last < sorted.Count; last++)
        {
            while (sorted[last].At - sorted[first].At > Burst)
            {
                first++;
            }

            if (last - first + 1 > best)
            {
                (best, from) = (last - first + 1, first);
            }
        }

        return sorted.GetRange(from, best);
    }

    private static CoordinationSign Sign(string code, IReadOnlyList<ReportFacts> group, int of) => new(
        code, group.Count, of, group.Select(r => r.Network).Distinct().Count(), (int)Math.Ceiling((group.Max(r => r.At) - group.Min(r => r.At)).TotalMinutes));
}
