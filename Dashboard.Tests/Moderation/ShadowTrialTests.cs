using Dashboard.Moderation.Rule;

namespace Dashboard.Tests.Moderation;

public sealed class ShadowTrialTests
{
    private static readonly PastCase[] Past =
    [
        new(1, Facts.Newcomers(2), WasBlocked: false, Kept: false),
        new(2, Facts.Newcomers(3), WasBlocked: true, Kept: true),
        new(3, Facts.Newcomers(8), WasBlocked: true, Kept: false),
        new(4, Facts.Newcomers(1), WasBlocked: false, Kept: null),
    ];

    [Theory]
    [InlineData(2, 3, 1, 0)]
    [InlineData(3, 2, 1, 1)]
    [InlineData(5, 1, 0, 1)]
    [InlineData(9, 0, 0, 2)]
    public void A_trial_says_what_a_threshold_would_have_blocked_wrongly_and_missed(double threshold, int blocked, int wrongly, int missed)
    {
        var outcome = ShadowTrial.Run(Past, new RuleSettings { Threshold = threshold });

        Assert.Equal((blocked, 2, wrongly, missed), (outcome.WouldBlock, outcome.WereBlocked, outcome.WronglyBlocked, outcome.Missed));
    }

    [Fact]
    public void A_trial_says_after_how_many_reports()
    {
        var outcome = ShadowTrial.Run(Past, new RuleSettings { Threshold = 5 });

        Assert.Equal([null, null, 5, null], outcome.Cases.Select(c => c.BlocksAfter));
    }
}
