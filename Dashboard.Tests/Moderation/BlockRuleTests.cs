using Dashboard.Moderation.Rule;

namespace Dashboard.Tests.Moderation;

public sealed class BlockRuleTests
{
    private static readonly RuleSettings Usual = new();

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(2, 2, false)]
    [InlineData(3, 3, true)]
    [InlineData(4, 4, true)]
    public void Three_first_time_reporters_from_three_networks_block(int reporters, double weight, bool reached)
    {
        var said = BlockRule.Weigh(Facts.Newcomers(reporters), Usual, kept: false);

        Assert.Equal((weight, reached), (said.Weight, said.Reached));
        Assert.Empty(said.Signs);
    }

    [Theory]
    [InlineData(0, 0, 1.0)]
    [InlineData(1, 1, 1.2)]
    [InlineData(4, 4, 1.5)]
    [InlineData(100, 100, 1.5)]
    [InlineData(4, 0, 0.5)]
    [InlineData(5, 0, 0.0)]
    [InlineData(5, 1, 2.0 / 3)]
    [InlineData(20, 3, 0.0)]
    [InlineData(20, 4, 0.5)]
    public void A_reporter_is_worth_what_moderators_said_of_earlier_reports(int settled, int upheld, double worth) =>
        Assert.Equal(worth, Standing.Of(Facts.Newcomer(1) with { PastSettled = settled, PastUpheld = upheld }, Usual), 12);

    [Fact]
    public void A_muted_reporter_weighs_nothing() =>
        Assert.Equal(0, Standing.Of(Facts.Newcomer(1) with { PastSettled = 50, PastUpheld = 50, Muted = true }, Usual));

    [Theory]
    [InlineData(2, 1.0)]
    [InlineData(3, 1.5)]
    [InlineData(10, 1.5)]
    [InlineData(0.1, 1.0)]
    public void Nobody_is_worth_more_than_half_of_what_blocks(double threshold, double cap) =>
        Assert.Equal(cap, Standing.Cap(Usual with { Threshold = threshold }));

    [Fact]
    public void The_reports_of_one_network_weigh_half_of_the_one_before()
    {
        var reports = Facts.Newcomers(4).Select(r => r with { Network = 7 }).ToArray();

        var said = BlockRule.Weigh(reports, Usual, kept: false);

        Assert.Equal(1 + 0.5 + 0.25 + 0.125, said.Weight);
        Assert.Equal(4, said.Persons);
        Assert.Equal(1, said.Networks);
    }

    [Fact]
    public void In_one_network_the_worthiest_counts_in_full()
    {
        ReportFacts[] reports = [Facts.Newcomer(1) with { Network = 7 }, Facts.Newcomer(2) with { Network = 7, PastSettled = 9, PastUpheld = 9 }];

        var said = BlockRule.Weigh(reports, Usual, kept: false);

        Assert.Equal(2.0, said.Weight);
        Assert.Equal((0.5, 1.5), (said.Weights[1], said.Weights[2]));
    }

    [Fact]
    public void What_a_moderator_kept_takes_an_overwhelming_weight()
    {
        Assert.False(BlockRule.Weigh(Facts.Newcomers(11), Usual, kept: true).Reached);
        Assert.True(BlockRule.Weigh(Facts.Newcomers(12), Usual, kept: true).Reached);
    }

    [Fact]
    public void A_burst_of_one_network_is_explained_and_weighs_less()
    {
        var burst = Facts.Newcomers(6).Select(r => r with { Network = 7, At = Facts.Noon.AddMinutes(r.Id) });
        ReportFacts[] reports = [.. burst, Facts.Newcomer(50), Facts.Newcomer(51)];

        var said = BlockRule.Weigh(reports, Usual, kept: false);

        Assert.Equal([new(CoordinationSign.OneNetwork, 6, 8, 1, 5)], said.Signs);
        Assert.Equal(2 + ((1 + 0.5 + 0.25 + 0.125 + 0.0625 + 0.03125) / 3), said.Weight, 9);
        Assert.False(said.Reached);
    }

    [Fact]
    public void The_same_text_again_and_again_is_explained_and_weighs_as_two()
    {
        var reports = Facts.Newcomers(20).Select(r => r with { CommentMark = 99 }).ToArray();

        var said = BlockRule.Weigh(reports, Usual, kept: false);

        Assert.Equal([new(CoordinationSign.SameText, 20, 20, 20, 0)], said.Signs);
        Assert.Equal(2, said.Weight, 9);
        Assert.False(said.Reached);
    }

    [Fact]
    public void New_reporters_from_neighbouring_networks_within_minutes_weigh_half()
    {
        var reports = Facts.Newcomers(8).Select(r => r with { Area = 5, At = Facts.Noon.AddSeconds(r.Id) }).ToArray();

        var said = BlockRule.Weigh(reports, Usual, kept: false);

        Assert.Equal([new(CoordinationSign.Neighbours, 8, 8, 8, 1)], said.Signs);
        Assert.Equal(4, said.Weight);
    }

    [Fact]
    public void The_same_neighbours_over_a_day_are_no_campaign()
    {
        var reports = Facts.Newcomers(8).Select(r => r with { Area = 5, At = Facts.Noon.AddHours(r.Id) }).ToArray();

        Assert.Empty(BlockRule.Weigh(reports, Usual, kept: false).Signs);
    }

    [Fact]
    public void A_campaign_takes_nothing_from_those_outside_it()
    {
        var campaign = Facts.Newcomers(30).Select(r => r with { CommentMark = 99 });
        ReportFacts[] reports = [.. campaign, Facts.Newcomer(50)];

        var said = BlockRule.Weigh(reports, Usual, kept: false);

        Assert.Equal(1, said.Weights[50]);
        Assert.True(said.Reached);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void A_setting_below_the_floor_is_refused_and_would_not_count(double threshold)
    {
        var settings = Usual with { Threshold = threshold };

        Assert.Equal(ModerationFaultCode("threshold", "2", "1000"), settings.Check());
        Assert.False(BlockRule.Weigh(Facts.Newcomers(1), settings, kept: false).Reached);
    }

    [Fact]
    public void The_usual_settings_are_fit() => Assert.Null(Usual.Check());

    private static Dashboard.Moderation.ModerationFault ModerationFaultCode(params string[] arguments) => Dashboard.Moderation.ModerationFault.Of("rule-bounds", arguments);
}
