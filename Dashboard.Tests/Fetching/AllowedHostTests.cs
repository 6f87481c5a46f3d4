using System.Net;
using Dashboard.Fetching;

namespace Dashboard.Tests.Fetching;

public sealed class AllowedHostTests
{
    [Theory]
    [InlineData("feeds.internal", "feeds.internal", 80, true)]
    [InlineData("FEEDS.Internal.", "feeds.internal", 8080, true)]
    [InlineData("feeds.internal:8080", "feeds.internal", 8080, true)]
    [InlineData("feeds.internal:8080", "feeds.internal", 80, false)]
    [InlineData("feeds.internal", "other.internal", 80, false)]
    [InlineData("internal", "feeds.internal", 80, false)]
    [InlineData("bücher.intern", "xn--bcher-kva.intern", 80, true)]
    public void A_name_means_that_host_on_its_port_or_on_all(string entry, string host, int port, bool expected) =>
        Assert.Equal(expected, Allowed(entry).Allows(host, port));

    [Theory]
    [InlineData("10.0.0.0/8", "10.1.2.3", 80, true)]
    [InlineData("10.9.9.9/8", "10.1.2.3", 80, true)]
    [InlineData("10.0.0.0/8", "11.0.0.1", 80, false)]
    [InlineData("10.0.0.0/8", "::ffff:10.1.2.3", 80, true)]
    [InlineData("::ffff:10.0.0.0/104", "10.1.2.3", 80, true)]
    [InlineData("127.0.0.1", "127.0.0.1", 5000, true)]
    [InlineData("127.0.0.1:5000", "127.0.0.1", 5000, true)]
    [InlineData("127.0.0.1:5000", "127.0.0.1", 5001, false)]
    [InlineData("127.0.0.1:5000", "127.0.0.2", 5000, false)]
    [InlineData("::1", "::1", 80, true)]
    [InlineData("[::1]", "::1", 80, true)]
    [InlineData("[::1]:5000", "::1", 5000, true)]
    [InlineData("[::1]:5000", "::1", 80, false)]
    [InlineData("fd00::/8", "fd12::1", 80, true)]
    [InlineData("fd00::/8", "fc00::1", 80, false)]
    [InlineData("0.0.0.0/0", "192.168.1.1", 80, true)]
    public void An_address_or_a_network_means_what_lies_in_it(string entry, string address, int port, bool expected) =>
        Assert.Equal(expected, Allowed(entry).Allows(IPAddress.Parse(address), port));

    [Theory]
    [InlineData("127.0.0.1:5000"), InlineData("[::1]:5000"), InlineData("localhost"), InlineData("127.0.0.0/8")]
    public void Localhost_is_allowed_with_the_loopback_address(string entry)
    {
        Assert.True(Allowed(entry).Allows("localhost", 5000));
        Assert.False(Allowed("10.0.0.0/8").Allows("localhost", 5000));
    }

    [Theory]
    [InlineData(""), InlineData(":80"), InlineData("host:0"), InlineData("host:65536"), InlineData("host:x"), InlineData("host:")]
    [InlineData("http://host/"), InlineData("10.0.0.0/33"), InlineData("10.0.0.0/-1"), InlineData("10.0.0.0/"), InlineData("fd00::/129")]
    [InlineData("a b"), InlineData("*.internal"), InlineData("a..b"), InlineData("::ffff:10.0.0.0/8")]
    public void What_is_neither_is_no_entry(string text) => Assert.Null(AllowedHost.Parse(text));

    private static AllowedPrivateHosts Allowed(string entry) => Fetch.Allowed(entry);
}
