using CsCheck;
using Dashboard.Moderation.Rule;

namespace Dashboard.Tests.Moderation;

public sealed class BlockRulePropertyTests
{
    private static readonly Gen<ReportFacts> GenReport =
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 8], Gen.Int[1, 4], Gen.Int[0, 3_000], Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[0, 9], Gen.Int[0, 6],
            (person, network, area, seconds, settled, upheld, muted, text) => new ReportFacts(
                0, (UInt128)person, (UInt128)network, (UInt128)area, Facts.Noon.AddSeconds(seconds), settled, Math.Min(settled, upheld), muted == 0, text == 0 ? 7 : null));

    // Settings as wild as anybody could write them into a row by hand.
    private static readonly Gen<RuleSettings> GenSettings = Gen.Select(Gen.Double[-2, 9], Gen.Double[0, 50], Gen.Double[0, 1], Gen.Double[0, 5],
        (threshold, most, step, reopen) => new RuleSettings { Threshold = threshold, MostStanding = most, NetworkStep = step, ReopenFactor = reopen });

    private static readonly Gen<ReportFacts[]> GenReports = GenReport.Array[0, 40].Select(reports => reports.Select((r, i) => r with { Id = i + 1 }).ToArray());

    [Fact]
    public void No_order_changes_what_the_rule_says() =>
        Gen.Select(GenReports, GenSettings, Gen.Int).Sample((reports, settings, seed) =>
        {
            var shuffled = reports.ToArray();
            new Random(seed).Shuffle(shuffled);
            // Identifiers follow arrival, so they change with it.
            var renamed = shuffled.Select((r, i) => r with { Id = i + 1 }).ToArray();

            var (said, again, elsewhere) = (BlockRule.Weigh(reports, settings, false), BlockRule.Weigh(shuffled, settings, false), BlockRule.Weigh(renamed, settings, false));

            Assert.Equal((said.Weight, said.Reached, said.Persons, said.Networks), (again.Weight, again.Reached, again.Persons, again.Networks));
            Assert.Equal(said.Signs, again.Signs);
            Assert.Equal(said.Weights.OrderBy(w => w.Key), again.Weights.OrderBy(w => w.Key));
            Assert.Equal((said.Weight, said.Reached), (elsewhere.Weight, elsewhere.Reached));
        });

    [Fact]
    public void Clicks_of_one_person_never_block() =>
        Gen.Select(GenReports, GenSettings).Sample((reports, settings) =>
            Assert.False(BlockRule.Weigh([.. reports.Select(r => r with { Person = 1, Muted = false })], settings, false).Reached));

    [Fact]
    public void One_network_never_blocks() =>
        Gen.Select(GenReports, GenSettings).Sample((reports, settings) =>
            Assert.False(BlockRule.Weigh([.. reports.Select(r => r with { Network = 1, Muted = false })], settings, false).Reached));

    [Fact]
    public void Nobody_blocks_alone_however_often_right_before() =>
        Gen.Select(Gen.Int[0, 10_000], GenSettings).Sample((right, settings) =>
        {
            var said = BlockRule.Weigh([Facts.Newcomer(1) with { PastSettled = right, PastUpheld = right }], settings, false);
            Assert.False(said.Reached);
            Assert.True(said.Weight <= settings.Needed(false) / 2);
        });

    [Fact]
    public void Three_first_time_reporters_from_three_networks_always_block() =>
        Gen.Select(Gen.Int[0, 3_000].Array[3], Gen.Int[1, 3].Array[3], Gen.Bool).Sample((seconds, areas, sameText) =>
        {
            var reports = Facts.Newcomers(3)
                .Select((r, i) => r with { At = Facts.Noon.AddSeconds(seconds[i]), Area = (UInt128)areas[i], CommentMark = sameText ? 7 : null }).ToArray();
            Assert.True(BlockRule.Weigh(reports, new RuleSettings(), false).Reached);
        });

    [Fact]
    public void Blocking_takes_two_persons_of_two_networks_and_a_weight_of_two_whatever_is_set() =>
        Gen.Select(GenReports, GenSettings).Sample((reports, settings) =>
        {
            var said = BlockRule.Weigh(reports, settings, false);
            if (said.Reached)
            {
                var weighty = reports.Where(r => said.Weights[r.Id] > 0).ToList();
                Assert.True(weighty.Select(r => r.Person).Distinct().Count() >= 2);
                Assert.True(weighty.Select(r => r.Network).Distinct().Count() >= 2);
                Assert.True(said.Weight >= 2 - 1e-9);
            }
        });

    [Fact]
    public void Every_report_has_a_weight_none_is_hidden_and_the_sum_is_theirs() =>
        Gen.Select(GenReports, GenSettings).Sample((reports, settings) =>
        {
            var said = BlockRule.Weigh(reports, settings, false);
            Assert.Equal(reports.Select(r => r.Id).Order(), said.Weights.Keys.Order());
            Assert.All(said.Weights.Values, w => Assert.InRange(w, 0, Standing.Cap(settings)));
            Assert.Equal(said.Weights.Values.Sum(), said.Weight, 9);
        });
}
