using System.Diagnostics;
using System.Text;
using Dashboard.Fetching.Robots;

namespace Dashboard.Tests.Fetching.Robots;

public sealed class RobotsRulesTests
{
    [Theory]
    // RFC 9309, 2.2.2: what is the same address whatever its escapes.
    [InlineData("/foo/bar?baz=quz", "/foo/bar?baz=quz", false)]
    [InlineData("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar", false)]
    [InlineData("/foo/bar?baz=https%3a%2f%2Ffoo.bar", "/foo/bar?baz=https://foo.bar", false)]
    [InlineData("/foo/bar/ツ", "/foo/bar/%E3%83%84", false)]
    [InlineData("/foo/bar/%E3%83%84", "/foo/bar/%e3%83%84", false)]
    [InlineData("/foo/bar/%62%61%7A", "/foo/bar/baz", false)]
    [InlineData("/a%2Fb", "/a/b", true)]
    // 2.2.3: the signs with a meaning, and the same signs as letters.
    [InlineData("/path/file-with-a-%2A.html", "/path/file-with-a-*.html", false)]
    [InlineData("/path/foo-%24", "/path/foo-$", false)]
    [InlineData("/fish", "/fishheads/yummy.html", false)]
    [InlineData("/fish", "/Fish.asp", true)]
    [InlineData("/fish*", "/fish.html", false)]
    [InlineData("/fish/", "/fish", true)]
    [InlineData("/*.php", "/folder/filename.php?parameters", false)]
    [InlineData("/*.php$", "/filename.php?parameters", true)]
    [InlineData("/*.php$", "/folder/filename.php", false)]
    [InlineData("/fish*.php", "/fishheads/catfish.php?x", false)]
    [InlineData("/$", "/a", true)]
    [InlineData("/$", "/", false)]
    [InlineData("/a$b", "/a$b/c", false)]
    [InlineData("*/print", "/a/print", false)]
    [InlineData("/", "/anything", false)]
    [InlineData("/", "/robots.txt", true)]
    [InlineData("", "/anything", true)]
    [InlineData("no-slash", "/no-slash", true)]
    public void A_pattern_fits_what_the_standard_says(string pattern, string path, bool allowed) =>
        Assert.Equal(allowed, Allows($"User-agent: *\nDisallow: {pattern}", path));

    [Theory]
    // RFC 9309, 5.2: the longest match decides.
    [InlineData("Allow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", false)]
    [InlineData("Allow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/", true)]
    [InlineData("Disallow: /\nAllow: /p", "/page", true)]
    [InlineData("Disallow: /folder\nAllow: /folder", "/folder/page", true)]
    [InlineData("Allow: /page\nDisallow: /*.htm", "/page.htm", false)]
    [InlineData("Allow: /$\nDisallow: /", "/", true)]
    [InlineData("Allow: /$\nDisallow: /", "/page", false)]
    public void The_longest_pattern_decides_and_of_two_as_long_the_one_that_allows(string rules, string path, bool allowed) =>
        Assert.Equal(allowed, Allows("User-agent: *\n" + rules, path));

    [Theory]
    // RFC 9309, 5.1 in our name.
    [InlineData("User-agent: *\nDisallow: *.gif$\nAllow: /publications/\n\nUser-agent: dashboard\nDisallow: /example/\n\nUser-agent: bazbot\nDisallow: /", "/a.gif", true)]
    [InlineData("User-agent: *\nDisallow: *.gif$\n\nUser-agent: bazbot\nDisallow: /", "/a.gif", false)]
    [InlineData("User-agent: bazbot\nUser-agent: DASHBOARD/2.0\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: dashboard\nDisallow: /a\nUser-agent: z\nDisallow: /b\nUser-agent: dashboard\nDisallow: /c", "/c", false)]
    [InlineData("User-agent: dashboard\nDisallow: /a\nUser-agent: z\nDisallow: /b\nUser-agent: dashboard\nDisallow: /c", "/b", true)]
    [InlineData("User-agent: dashboards\nDisallow: /", "/a", true)]
    [InlineData("User-agent: dash\nDisallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: dashboard\nAllow:", "/a", true)]
    [InlineData("User-agent: dashboard\nSitemap: https://x.example/s.xml\nCrawl-delay: 3\nDisallow: /a", "/a", false)]
    [InlineData("Disallow: /a", "/a", true)]
    public void The_groups_that_name_us_count_together_else_those_for_everybody(string file, string path, bool allowed) =>
        Assert.Equal(allowed, Allows(file, path));

    [Theory]
    [InlineData("\uFEFFUSER-AGENT : *\r\rdisallow\t:  /a   # no\r\n", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /a#b", "/a", false)]
    [InlineData("User-agent: *\nDisallow /a\n: /a\nnonsense", "/a", true)]
    [InlineData("<!doctype html><html><body><p>Page not found: disallow: /a</p></body></html>", "/a", true)]
    [InlineData("", "/a", true)]
    public void Odd_spelling_is_read_and_what_is_no_robots_txt_says_nothing(string file, string path, bool allowed) =>
        Assert.Equal(allowed, Allows(file, path));

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 2.5\nDisallow:", 2.5)]
    [InlineData("User-agent: *\nCrawl-delay: 5\nUser-agent: dashboard\nAllow: /", null)]
    [InlineData("User-agent: *\nCrawl-delay: soon", null)]
    [InlineData("User-agent: *\nCrawl-delay: -4", null)]
    [InlineData("User-agent: *\nCrawl-delay: 1e400", null)]
    [InlineData("User-agent: *\nCrawl-delay: 99999999999", 86_400.0)]
    public void Crawl_delay_is_read_of_our_group(string file, double? seconds) => Assert.Equal(seconds, Parse(file).Delay?.TotalSeconds);

    [Fact]
    public void A_malicious_pattern_costs_no_time()
    {
        var rules = Parse("User-agent: *\n" + string.Concat(Enumerable.Repeat($"Disallow: /{string.Concat(Enumerable.Repeat("a*", 400))}b$\n", 500)));
        var began = Stopwatch.GetTimestamp();
        Assert.True(rules.Allows(new Uri("https://x.example/" + new string('a', 2000))));
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_read_without_harm()
    {
        byte[] file = [0xFF, 0xFE, .. "User-agent: *\nDisallow: /a\n"u8, 0x80, 0xC3, .. "\nDisallow: /"u8, 0xE9];
        Assert.NotNull(RobotsParser.Parse(file, "Dashboard"));
    }

    [Fact]
    public void A_file_of_nothing_but_rules_does_not_fill_the_memory() =>
        Assert.InRange(Parse("User-agent: *\n" + string.Concat(Enumerable.Repeat("Allow:/\n", 60_000))).Rules.Count, 1_000, 3_000);

    private static RobotsRules Parse(string file) => RobotsParser.Parse(Encoding.UTF8.GetBytes(file), "Dashboard");

    private static bool Allows(string file, string path) => Parse(file).Allows(new Uri("https://x.example" + path));
}
