namespace Dashboard.Moderation.Rule;

/// <summary>
/// What one reporter's word is worth: twice the share of earlier reports that moderators upheld, smoothed as if four reports had been settled
/// before, half of them upheld. So a newcomer is worth 1 and the worth moves slowly.
/// </summary>
public static class Standing
{
    /// <summary>From so many settled reports on, one who is hardly ever right is not heard any more.</summary>
    public const int MuteAfter = 5;

    private const double MuteShare = 0.2;
    private const double PriorSettled = 4;
    private const double PriorUpheld = 2;

    /// <summary>The worth of a report: 0 for the muted, 1 for a newcomer, at most <see cref="Cap"/>.</summary>
    /// <param name="facts">The report.</param>
    /// <param name="settings">The rule's settings.</param>
    public static double Of(ReportFacts facts, RuleSettings settings)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Muted || IsHardlyEverRight(facts))
        {
            return 0;
        }

        var worth = 2 * (facts.PastUpheld + PriorUpheld) / (facts.PastSettled + PriorSettled);
        return Math.Min(worth, Cap(settings));
    }

    /// <summary>Most that anybody's word is worth: never more than half of what blocks, so that nobody blocks alone.</summary>
    /// <param name="settings">The rule's settings.</param>
    public static double Cap(RuleSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Math.Min(settings.MostStanding, settings.Needed(kept: false) / 2);
    }

    private static bool IsHardlyEverRight(ReportFacts facts) => facts.PastSettled >= MuteAfter && facts.PastUpheld < MuteShare * facts.PastSettled;
}
