using System.Net;
using CsCheck;
using Dashboard.Fetching;

namespace Dashboard.Tests.Fetching;

public sealed class AddressRulesTests
{
    [Theory]
    [InlineData("0.0.0.0"), InlineData("0.255.255.255")]
    [InlineData("10.0.0.0"), InlineData("10.255.255.255")]
    [InlineData("100.64.0.0"), InlineData("100.100.100.200"), InlineData("100.127.255.255")]
    [InlineData("127.0.0.1"), InlineData("127.255.255.255")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.0.0"), InlineData("169.254.169.254"), InlineData("169.254.255.255")]
    [InlineData("172.16.0.0"), InlineData("172.31.255.255")]
    [InlineData("192.0.0.0"), InlineData("192.0.0.192"), InlineData("192.0.0.255")]
    [InlineData("192.0.2.1"), InlineData("198.51.100.1"), InlineData("203.0.113.1")]
    [InlineData("192.31.196.1"), InlineData("192.52.193.1"), InlineData("192.175.48.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.0.0"), InlineData("192.168.255.255")]
    [InlineData("198.18.0.0"), InlineData("198.19.255.255")]
    [InlineData("224.0.0.0"), InlineData("239.255.255.255")]
    [InlineData("240.0.0.0"), InlineData("255.255.255.255")]
    public void A_special_IPv4_address_is_refused(string address) => Assert.False(IsPublic(address));

    [Theory]
    [InlineData("1.0.0.0"), InlineData("9.255.255.255"), InlineData("11.0.0.0")]
    [InlineData("100.63.255.255"), InlineData("100.128.0.0")]
    [InlineData("126.255.255.255"), InlineData("128.0.0.0")]
    [InlineData("168.63.129.15"), InlineData("168.63.129.17")]
    [InlineData("169.253.255.255"), InlineData("169.255.0.0")]
    [InlineData("172.15.255.255"), InlineData("172.32.0.0")]
    [InlineData("191.255.255.255"), InlineData("192.0.1.0"), InlineData("192.0.3.0")]
    [InlineData("192.167.255.255"), InlineData("192.169.0.0")]
    [InlineData("198.17.255.255"), InlineData("198.20.0.0")]
    [InlineData("198.51.99.255"), InlineData("203.0.114.0"), InlineData("223.255.255.255")]
    public void The_IPv4_neighbours_of_special_ranges_are_public(string address) => Assert.True(IsPublic(address));

    [Theory]
    [InlineData("::"), InlineData("::1")]
    [InlineData("::127.0.0.1"), InlineData("::8.8.8.8")]
    [InlineData("::ffff:127.0.0.1"), InlineData("::ffff:10.1.2.3"), InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:0:8.8.8.8")]
    [InlineData("64:ff9b::10.0.0.1"), InlineData("64:ff9b::127.0.0.1"), InlineData("64:ff9b:1::8.8.8.8")]
    [InlineData("100::1"), InlineData("100:0:0:1::1")]
    [InlineData("2001::1"), InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2"), InlineData("2001:2::1"), InlineData("2001:3::1")]
    [InlineData("2001:4:112::1"), InlineData("2001:10::1"), InlineData("2001:20::1"), InlineData("2001:1ff:ffff::")]
    [InlineData("2001:db8::1"), InlineData("3fff::1"), InlineData("3fff:fff::1")]
    [InlineData("2002:7f00:1::"), InlineData("2002:a00:1::1"), InlineData("2002:c0a8:1::1"), InlineData("2002:a9fe:a9fe::")]
    [InlineData("2620:4f:8000::1")]
    [InlineData("2600::5efe:10.0.0.1"), InlineData("2600::200:5efe:127.0.0.1")]
    [InlineData("5f00::1"), InlineData("4000::1"), InlineData("1fff::1")]
    [InlineData("fc00::1"), InlineData("fd00:ec2::254"), InlineData("fe80::1"), InlineData("fe80::1%1"), InlineData("fec0::1")]
    [InlineData("ff02::1"), InlineData("ffff:ffff::1")]
    public void A_special_IPv6_address_is_refused(string address) => Assert.False(IsPublic(address));

    [Theory]
    [InlineData("2000::1"), InlineData("2001:200::1"), InlineData("2001:4860:4860::8888"), InlineData("2001:db7::1")]
    [InlineData("2606:4700:4700::1111"), InlineData("2a00:1450:4007::1"), InlineData("2c0f:f698::1")]
    [InlineData("3ffe::1"), InlineData("3fff:1000::1")]
    [InlineData("2002:808:808::1"), InlineData("2600::5efe:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8"), InlineData("::ffff:8.8.8.8")]
    public void A_global_IPv6_address_is_public(string address) => Assert.True(IsPublic(address));

    [Fact]
    public void An_IPv4_address_is_judged_alike_in_every_dress() =>
        Gen.Byte.Array[4].Sample(v4 =>
        {
            var plain = AddressRules.IsPublic(new IPAddress(v4));
            byte[] mapped = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, .. v4];
            byte[] nat64 = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, .. v4];
            byte[] sixToFour = [0x20, 0x02, .. v4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
            return plain == AddressRules.IsPublic(new IPAddress(mapped))
                && plain == AddressRules.IsPublic(new IPAddress(nat64))
                && plain == AddressRules.IsPublic(new IPAddress(sixToFour));
        });

    [Fact]
    public void Nothing_outside_global_unicast_is_public_but_carried_IPv4() =>
        Gen.Byte.Array[16].Where(b => b[0] >> 5 != 1 && b[0] != 0).Sample(b => !AddressRules.IsPublic(new IPAddress(b)));

    [Fact]
    public void What_the_runtime_calls_loopback_local_or_multicast_is_never_public() =>
        Gen.Byte.Array[16].Sample(b =>
        {
            var address = new IPAddress(b);
            var local = IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6SiteLocal
                || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.IsIPv6Teredo;
            return !local || !AddressRules.IsPublic(address);
        });

    private static bool IsPublic(string address) => AddressRules.IsPublic(IPAddress.Parse(address));
}
