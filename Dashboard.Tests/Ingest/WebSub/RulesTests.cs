using System.Security.Cryptography;
using System.Text;
using Dashboard.Fetching;
using Dashboard.Ingest.WebSub.Rules;
using Dashboard.Storage;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Ingest.WebSub;

public sealed class RulesTests
{
    private const string Secret = "geheim";
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri Feed = new("https://journal.example/flux/rss");
    private static readonly byte[] Body = "<rss/>"u8.ToArray();

    [Fact]
    public void A_signature_by_any_of_the_four_methods_is_believed_however_it_is_spelt()
    {
        var key = Encoding.UTF8.GetBytes(Secret);
#pragma warning disable CA5350 // Hubs of the wild sign with SHA-1.
        Assert.Equal(SignatureVerdict.Valid, Check($"sha1={Convert.ToHexStringLower(HMACSHA1.HashData(key, Body))}"));
#pragma warning restore CA5350
        Assert.Equal(SignatureVerdict.Valid, Check($"SHA256 = {Convert.ToHexString(HMACSHA256.HashData(key, Body))} "));
        Assert.Equal(SignatureVerdict.Valid, Check($"sha384={Convert.ToHexStringLower(HMACSHA384.HashData(key, Body))}"));
        Assert.Equal(SignatureVerdict.Valid, Check($"sha512={Convert.ToHexStringLower(HMACSHA512.HashData(key, Body))}"));
    }

    [Theory]
    [InlineData(null, SignatureVerdict.Missing)]
    [InlineData("", SignatureVerdict.Missing)]
    [InlineData("=", SignatureVerdict.Forged)]
    [InlineData("sha256", SignatureVerdict.Forged)]
    [InlineData("sha256=", SignatureVerdict.Forged)]
    [InlineData("sha1=da39a3ee5e6b4b0d3255bfef95601890afd80709", SignatureVerdict.Forged)]
    [InlineData("sha1=zz39a3ee5e6b4b0d3255bfef95601890afd80709", SignatureVerdict.Forged)]
    [InlineData("md5=d41d8cd98f00b204e9800998ecf8427e", SignatureVerdict.Forged)]
    [InlineData("none=", SignatureVerdict.Forged)]
    public void Any_other_signature_is_not(string? header, SignatureVerdict verdict) => Assert.Equal(verdict, Check(header));

    [Fact]
    public void Without_a_secret_nothing_is_signed() => Assert.Equal(SignatureVerdict.Missing, PushSignature.Check("sha1=00", null, Body));

    [Theory]
    [InlineData("<https://hub.example/>; rel=\"hub\"", "https://hub.example/")]
    [InlineData("<https://a.example/>; rel=self, <https://hub.example/>;rel=hub", "https://hub.example/")]
    [InlineData("<https://a.example/>; title=\"x, <https://b.example/>; rel=hub\"; rel=self, </hub>; REL=\"alternate Hub\"", "https://journal.example/hub")]
    [InlineData("<https://one.example/>; rel=hub, <https://two.example/>; rel=hub", "https://one.example/")]
    [InlineData("<https://a.example/>; rel=next; rel=hub", null)]
    [InlineData("<https://a.example/>; rel=hubs", null)]
    [InlineData("<https://a.example/>", null)]
    [InlineData("<>; rel", null)]
    [InlineData("<https://a.example/; rel=hub", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_hub_is_found_in_a_Link_header(string? header, string? hub) => Assert.Equal(hub, LinkHeader.Find(header, "hub", Feed));

    [Fact]
    public void All_hubs_of_a_Link_header_are_found_each_once_and_not_without_end()
    {
        Assert.Equal(
            ["https://one.example/", "https://journal.example/two"],
            LinkHeader.FindAll("<https://one.example/>; rel=hub, <https://a.example/>; rel=self, </two>; rel=hub, <https://one.example/>; rel=hub", "hub", Feed));
        Assert.Equal(8, LinkHeader.FindAll(string.Join(", ", Enumerable.Range(1, 20).Select(i => $"<https://{i}.example/>; rel=hub")), "hub", Feed).Count);
        Assert.Empty(LinkHeader.FindAll(null, "hub", Feed));
    }

    [Theory]
    [InlineData(WebSubState.Asked, 1, 59, false)]
    [InlineData(WebSubState.Asked, 3, 60, true)]
    [InlineData(WebSubState.Asked, 0, 600, false)]
    [InlineData(WebSubState.Active, 0, 600, false)]
    [InlineData(WebSubState.Denied, 1, 59, false)]
    [InlineData(WebSubState.Denied, 1, 60, true)]
    [InlineData(WebSubState.GivenUp, 7, 600, true)]
    public void A_hub_that_refuses_or_keeps_silent_gives_way_to_another_after_an_hour(WebSubState state, int tries, int minutes, bool givesWay)
    {
        var known = new WebSubRow { Hub = "https://hub.example/", Topic = Feed.AbsoluteUri, Token = "t", State = state, Tries = tries, AskedAt = DateTimeOffset.UnixEpoch };
        Assert.Equal(givesWay, HubChoice.GivesWay(known, DateTimeOffset.UnixEpoch.AddMinutes(minutes)));
    }

    [Fact]
    public void The_words_of_a_topic_stay_as_the_feed_has_them() =>
        Assert.Equal("https://Journal.example:443/flux#x", LinkHeader.Find("<https://Journal.example:443/flux#x>; rel=self", "self", Feed));

    [Fact]
    public void A_hub_on_a_private_network_is_no_offer_and_a_topic_that_is_no_address_is_the_sources_own()
    {
        var rules = new UrlRules(Allowed());
        Assert.Empty(HubOffer.Of(["http://10.0.0.7/hub", "http://localhost/hub", "ftp://hub.example/"], Feed.AbsoluteUri, Feed.AbsoluteUri, rules));
        Assert.Empty(HubOffer.Of([], null, Feed.AbsoluteUri, rules));
        Assert.Equal([new HubOffer("https://hub.example/", Feed.AbsoluteUri)], HubOffer.Of(["https://hub.example"], "urn:x", Feed.AbsoluteUri, rules));
        Assert.Equal([new HubOffer("https://hub.example/", "https://Journal.example/other")], HubOffer.Of(["https://hub.example"], "https://Journal.example/other", Feed.AbsoluteUri, rules));
        Assert.Equal(
            [new HubOffer("https://hub.example/", Feed.AbsoluteUri), new HubOffer("https://other.example/", Feed.AbsoluteUri)],
            HubOffer.Of(["https://hub.example", "http://10.0.0.7/hub", "https://HUB.example/", "https://other.example/"], null, Feed.AbsoluteUri, rules));
    }

    [Theory]
    [InlineData("https://news.example/", "https://hub.example/", true, true)]
    [InlineData("https://news.example/", "http://hub.example/", true, false)]
    [InlineData("http://localhost:5080/", "https://hub.example/", false, true)]
    [InlineData("http://127.0.0.1:5080/", "https://hub.example/", false, true)]
    [InlineData("http://newsroom:5080/", "https://hub.example/", false, true)]
    [InlineData("http://192.168.1.4/", "https://hub.example/", false, true)]
    [InlineData("http://8.8.8.8/", "https://hub.example/", true, true)]
    [InlineData("http://localhost:5080/", "http://127.0.0.1:9000/hub", true, true)]
    [InlineData("http://localhost:5080/", "http://127.0.0.1:9001/hub", false, false)]
    public void A_hub_is_asked_only_where_it_could_call_us_and_told_a_secret_only_where_that_stays_one(string ours, string hub, bool isReachable, bool keepsSecret)
    {
        var allowed = Allowed("127.0.0.1:9000");
        Assert.Equal(isReachable, CallbackReach.IsReachable(new Uri(ours), new Uri(hub), allowed));
        Assert.Equal(keepsSecret, CallbackReach.KeepsSecret(new Uri(hub), allowed));
    }

    [Theory]
    [InlineData(null, 864_000d)]
    [InlineData("", 864_000d)]
    [InlineData("61", 61d)]
    [InlineData("86400.0", 86_400d)]
    [InlineData("999999999999999999999", 2_592_000d)]
    [InlineData("60", null)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("NaN", null)]
    [InlineData("1e9", null)]
    [InlineData("soon", null)]
    public void A_lease_is_what_the_hub_says_within_reason(string? seconds, double? granted) =>
        Assert.Equal(granted is { } s ? TimeSpan.FromSeconds(s) : null, LeaseRule.Granted(seconds, TimeSpan.FromDays(10)));

    [Fact]
    public void Renewals_lie_between_70_and_90_per_cent_of_a_lease_and_retries_double_up_to_two_hours()
    {
        Assert.Equal(Noon.AddHours(7), LeaseRule.Renewal(Noon, TimeSpan.FromHours(10), () => 0));
        Assert.Equal(Noon.AddHours(9), LeaseRule.Renewal(Noon, TimeSpan.FromHours(10), () => 1));
        Assert.Equal([5, 10, 20, 40, 80, 120, 120], new[] { 1, 2, 3, 4, 5, 6, 1000 }.Select(t => LeaseRule.Retry(t, () => 0).TotalMinutes));
        Assert.Equal(TimeSpan.FromMinutes(3.75), LeaseRule.Retry(1, () => 1));
    }

    [Fact]
    public void A_renewal_that_is_not_confirmed_leaves_the_subscription_standing_until_its_lease_ends()
    {
        var row = Row(WebSubState.Active);
        (row.LeaseUntil, row.Tries) = (Noon.AddHours(1), 0);
        var plan = HubPlan.Of(row, Noon, () => 0);
        Assert.Equal((HubStep.Ask, WebSubState.Active, 1, Noon.AddMinutes(5)), (plan.Step, plan.State, plan.Tries, plan.ChallengeUntil));
        (row.LeaseUntil, row.Tries) = (Noon, 3);
        plan = HubPlan.Of(row, Noon, () => 0);
        Assert.Equal((HubStep.Ask, WebSubState.Asked, 4), (plan.Step, plan.State, plan.Tries));
    }

    [Fact]
    public void A_subscription_that_is_left_is_told_once_ended_and_forgotten_a_day_after_its_lease()
    {
        var row = Row(WebSubState.Leaving);
        (row.Tries, row.LeaseUntil) = (0, Noon.AddDays(2));
        Assert.Equal(HubStep.Leave, HubPlan.Of(row, Noon, () => 0).Step);
        row.Tries = 1;
        var plan = HubPlan.Of(row, Noon, () => 0);
        Assert.Equal((HubStep.End, WebSubState.Left, Noon.AddDays(3)), (plan.Step, plan.State, plan.NextAt));
        row.State = WebSubState.Left;
        Assert.Equal(HubStep.Forget, HubPlan.Of(row, Noon, () => 0).Step);
    }

    [Fact]
    public void The_last_sixteen_pushes_are_known_again()
    {
        byte[]? ring = null;
        for (var i = 0; i < 17; i++)
        {
            Assert.False(PushRing.Holds(ring, PushRing.HashOf([(byte)i])));
            ring = PushRing.With(ring, PushRing.HashOf([(byte)i]));
        }

        Assert.Equal(16 * 32, ring!.Length);
        Assert.True(PushRing.Holds(ring, PushRing.HashOf([16])));
        Assert.True(PushRing.Holds(ring, PushRing.HashOf([1])));
        Assert.False(PushRing.Holds(ring, PushRing.HashOf([0])));
    }

    [Fact]
    public void Trust_is_lost_by_what_was_published_since_and_not_only_just_and_costs_more_each_time()
    {
        var since = Noon.AddHours(-2);
        Assert.False(TrustRule.IsMissed([], since, Noon));
        Assert.False(TrustRule.IsMissed([Noon.AddMinutes(-4), since.AddMinutes(-1)], since, Noon));
        Assert.True(TrustRule.IsMissed([Noon.AddMinutes(-6)], since, Noon));
        Assert.True(TrustRule.IsMissed([null], since, Noon));
        Assert.Equal([1, 2, 4, 64, 64], new[] { 0, 1, 2, 6, 5000 }.Select(TrustRule.PushesDue));
    }

    private static SignatureVerdict Check(string? header) => PushSignature.Check(header, Secret, Body);

    private static AllowedPrivateHosts Allowed(params string[] hosts) => new(Options.Create(new FetchingOptions { AllowedPrivateHosts = hosts }));

    private static WebSubRow Row(WebSubState state) => new() { Hub = "https://hub.example/", Topic = "t", Token = "x", State = state, AskedAt = Noon };
}
