using Dashboard.Tests.Ingest;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Storage;

public sealed class FirstKeyTests
{
    [Fact]
    public async Task The_first_key_is_good_at_nodes_whose_clocks_are_behind_and_a_restart_makes_no_other()
    {
        var first = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        var key = Assert.Single(Keys(first));
        Assert.InRange(key.ActivationDate, TimeProvider.System.GetUtcNow().AddHours(-25), TimeProvider.System.GetUtcNow().AddHours(-23));
        var sealedText = first.Services.GetDataProtector("a").Protect("b");

        await using var second = await first.RestartAsync();
        Assert.Equal(key.KeyId, Assert.Single(Keys(second)).KeyId);
        Assert.Equal("b", second.Services.GetDataProtector("a").Unprotect(sealedText));
    }

    private static IReadOnlyCollection<IKey> Keys(IngestHost host) => host.Services.GetRequiredService<IKeyManager>().GetAllKeys();
}
