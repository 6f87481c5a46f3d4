using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Accounts;

public sealed class ClockTests
{
    [Fact]
    public async Task Sessions_tokens_and_their_checks_go_by_the_clock_that_all_nodes_have_in_common()
    {
        await using var host = await AccountsHost.StartAsync();
        Assert.Same(host.Time, host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TimeProvider);
        Assert.Same(host.Time, host.Services.GetRequiredService<IOptionsMonitor<BearerTokenOptions>>().Get(IdentityConstants.BearerScheme).TimeProvider);
        Assert.Same(host.Time, host.Services.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value.TimeProvider);
    }
}
