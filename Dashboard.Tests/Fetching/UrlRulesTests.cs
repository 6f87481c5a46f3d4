using CsCheck;
using Dashboard.Fetching;

namespace Dashboard.Tests.Fetching;

public sealed class UrlRulesTests
{
    [Theory]
    [InlineData("http://Example.COM", "http://example.com/")]
    [InlineData("  https://example.com/feed\n", "https://example.com/feed")]
    [InlineData("HTTP://example.com:80/a/../b/./c?x=1#top", "http://example.com/b/c?x=1")]
    [InlineData("https://example.com:443?q", "https://example.com/?q")]
    [InlineData("https://example.com:8443/", "https://example.com:8443/")]
    [InlineData("http://example.com./feed", "http://example.com/feed")]
    [InlineData("http://bücher.example/ü", "http://xn--bcher-kva.example/%C3%BC")]
    [InlineData("http://كلمة.مثال/", "http://xn--ogb5cde.xn--mgbh0fb/")]
    [InlineData("http://a_b.example.com/", "http://a_b.example.com/")]
    [InlineData("http://134744072/", "http://8.8.8.8/")]
    [InlineData("http://[2606:4700:4700:0:0::1111]/", "http://[2606:4700:4700::1111]/")]
    [InlineData("http://[::ffff:8.8.8.8]:81/x", "http://8.8.8.8:81/x")]
    [InlineData("http://[0:0:0:0:0:FFFF:0808:0808]/", "http://8.8.8.8/")]
    [InlineData("http://example.com/%7efoo?a=%2F", "http://example.com/~foo?a=%2F")]
    public void An_address_has_one_spelling(string text, string normal)
    {
        var verdict = Fetch.Rules().Check(text);
        Assert.Null(verdict.Fault);
        Assert.Equal(normal, verdict.Url!.AbsoluteUri);
    }

    [Theory]
    [InlineData(null, "not-a-url"), InlineData("", "not-a-url"), InlineData("   ", "not-a-url"), InlineData("news", "not-a-url")]
    [InlineData("/feed.xml", "not-a-url"), InlineData("//example.com/feed", "not-a-url"), InlineData("example.com/feed", "not-a-url")]
    [InlineData("http://", "not-a-url"), InlineData("http:///feed", "not-a-url"), InlineData("http://a..b/", "not-a-url")]
    [InlineData("http://exa mple.com/", "not-a-url"), InlineData("http://example.com/\u0007", "not-a-url")]
    [InlineData("http://xn--a/", "not-a-url"), InlineData("http://example.com:0/", "not-a-url"), InlineData("http://example.com:99999/", "not-a-url")]
    [InlineData("http://256.0.0.1/", "not-a-url"), InlineData("http://1.1.1.1.1/", "not-a-url"), InlineData("http://example.0x7f/", "not-a-url")]
    [InlineData("ftp://example.com/", "scheme"), InlineData("file:///etc/passwd", "scheme"), InlineData("javascript:alert(1)", "scheme")]
    [InlineData("gopher://example.com/", "scheme"), InlineData("data:text/plain,x", "scheme")]
    [InlineData("http://user@example.com/", "userinfo"), InlineData("https://user:secret@example.com/", "userinfo")]
    [InlineData("http://127.0.0.1%2f@example.com/", "userinfo")]
    public void What_is_no_web_address_is_refused_with_its_reason(string? text, string fault)
    {
        var verdict = Fetch.Rules().Check(text);
        Assert.Equal((fault, null), (verdict.Fault, verdict.Url));
    }

    [Theory]
    [InlineData("http://127.0.0.1/"), InlineData("http://127.1/"), InlineData("http://2130706433/"), InlineData("http://0x7f.1/")]
    [InlineData("http://0x7f000001/"), InlineData("http://0177.0.0.1/"), InlineData("http://127.0.0.1./"), InlineData("http://0/")]
    [InlineData("http://１２７.０.０.１/"), InlineData("http://①②⑦.0.0.1/"), InlineData("http://127。0。0。1/")]
    [InlineData("http://[::1]/"), InlineData("http://[::ffff:127.0.0.1]/"), InlineData("http://[::ffff:7f00:1]/"), InlineData("http://[::127.0.0.1]/")]
    [InlineData("http://[64:ff9b::a9fe:a9fe]/"), InlineData("http://[fe80::1%25eth0]/"), InlineData("http://[fd00:ec2::254]/latest")]
    [InlineData("http://169.254.169.254/latest/meta-data/"), InlineData("https://192.168.1.1:8443/"), InlineData("http://10.0.0.1/")]
    [InlineData("http://localhost/"), InlineData("http://LOCALHOST.:5080/"), InlineData("http://x.localhost/"), InlineData("http://ｌocalhost/")]
    public void An_address_of_our_own_networks_is_refused_in_any_spelling(string text) =>
        Assert.Equal("refused-address", Fetch.Rules().Check(text).Fault);

    [Theory]
    [InlineData("http://127.0.0.1:5000/feed", "127.0.0.1:5000")]
    [InlineData("http://2130706433:5000/feed", "127.0.0.1:5000")]
    [InlineData("http://localhost:5000/feed", "127.0.0.1:5000")]
    [InlineData("http://localhost:5000/feed", "LOCALHOST")]
    [InlineData("http://[::ffff:10.0.0.9]/feed", "10.0.0.0/8")]
    [InlineData("http://[::ffff:127.0.0.1]:5000/feed", "127.0.0.1:5000")]
    [InlineData("http://[::ffff:127.0.0.1]:5000/feed", "[::ffff:127.0.0.1]:5000")]
    [InlineData("http://[::1]:81/", "[::1]:81")]
    public void The_operator_may_allow_it(string text, string entry) => Assert.Null(Fetch.Rules(entry).Check(text).Fault);

    [Theory]
    [InlineData("http://127.0.0.1:5001/feed", "127.0.0.1:5000")]
    [InlineData("http://[::ffff:127.0.0.1]:5001/feed", "127.0.0.1:5000")]
    [InlineData("http://localhost:5001/feed", "localhost:5000")]
    [InlineData("http://10.0.0.9/feed", "10.1.0.0/16")]
    public void What_is_allowed_is_no_wider_than_it_says(string text, string entry) =>
        Assert.Equal("refused-address", Fetch.Rules(entry).Check(text).Fault);

    [Fact]
    public void An_endless_address_is_refused()
    {
        var start = "http://example.com/";
        Assert.Null(Fetch.Rules().Check(start.PadRight(UrlRules.MaxLength, 'a')).Fault);
        Assert.Equal("url-too-long", Fetch.Rules().Check(start.PadRight(UrlRules.MaxLength + 1, 'a')).Fault);
        Assert.Equal("url-too-long", Fetch.Rules().Check(start + new string('é', 1000)).Fault);
    }

    [Fact]
    public void The_normal_spelling_is_its_own_normal_spelling() =>
        Gen.Select(Gen.Bool.Select(secure => secure ? "HTTPS" : "http"), Gen.String[Gen.Char["aZ9-._é"], 1, 12], Gen.String[Gen.Char["aB/.%é?#&= 2"], 0, 20])
            .Sample((scheme, host, rest) =>
            {
                var once = Fetch.Rules().Check($"{scheme}://{host}.example/{rest}").Url;
                return once is null || Fetch.Rules().Check(once.AbsoluteUri).Url?.AbsoluteUri == once.AbsoluteUri;
            });

    [Fact]
    public void No_text_whatever_makes_the_rules_throw() =>
        Gen.OneOf(Gen.String, Gen.String.Select(s => "http://" + s), Gen.String[Gen.Char["[]:@%.0x1aé/\\"], 0, 20].Select(s => "http://" + s))
            .Sample(text => Fetch.Rules().Check(text) is { } verdict && (verdict.Url is null) != (verdict.Fault is null));
}
