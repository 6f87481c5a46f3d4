using System.Net;
using Dashboard.Moderation.Reporting.People;

namespace Dashboard.Tests.Moderation;

public sealed class ReporterScopeTests
{
    [Theory]
    [InlineData("203.0.113.77", "203.0.113.77", "203.0.113.0", "203.0.112.0")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.77", "203.0.113.0", "203.0.112.0")]
    [InlineData("127.0.0.1", "127.0.0.1", "127.0.0.0", "127.0.0.0")]
    [InlineData("2001:db8:1234:5678:9abc:def0:1:2", "2001:db8:1234:5678::", "2001:db8:1234::", "2001:db8:1200::")]
    public void An_address_tells_a_person_a_network_and_a_neighbourhood(string address, string person, string network, string area) =>
        Assert.Equal(new ReporterScope(IPAddress.Parse(person), IPAddress.Parse(network), IPAddress.Parse(area)), ReporterScope.Of(IPAddress.Parse(address)));
}
