using System.Net;
using Dashboard.Accounts;

namespace Dashboard.Tests.Accounts;

public sealed class PageTests : IAsyncLifetime
{
    private const string Somebody = "amel@newsroom.example";
    private AccountsHost _host = null!;
    private Browser _visitor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await AccountsHost.StartAsync();
        _visitor = _host.Browse();
        await _host.AddAsync(Somebody, Roles.Journalist);
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Signing_in_sets_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        using var response = await _visitor.SignInAsync(Somebody);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("dashboard.session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        using var door = await _visitor.GetAsync("/api/doors/desk");
        Assert.Equal($"Name of {Somebody}", await door.Content.ReadAsStringAsync(Ct));
    }

    [Theory]
    [InlineData("/sources?x=1", "/sources?x=1")]
    [InlineData("//evil.example", ReturnAddress.Home)]
    [InlineData("/\\evil.example", ReturnAddress.Home)]
    [InlineData("\\\\evil.example", ReturnAddress.Home)]
    [InlineData("https://evil.example/", ReturnAddress.Home)]
    [InlineData("/\t/evil.example", ReturnAddress.Home)]
    [InlineData("/\n/evil.example", ReturnAddress.Home)]
    [InlineData("javascript:alert(1)", ReturnAddress.Home)]
    [InlineData("evil.example", ReturnAddress.Home)]
    [InlineData("", ReturnAddress.Home)]
    public async Task After_signing_in_one_stays_on_this_site(string asked, string expected)
    {
        using var response = await _visitor.SignInAsync(Somebody, path: $"/account/login?returnUrl={Uri.EscapeDataString(asked)}");
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        var target = new Uri(_host.Address, response.Headers.Location!);
        Assert.Equal(_host.Address.Authority, target.Authority);
        Assert.Equal(expected, target.PathAndQuery);
    }

    [Fact]
    public async Task A_wrong_sign_in_shows_one_sentence_and_never_the_password()
    {
        using var response = await _visitor.SignInAsync(Somebody, "my wrong sentence");
        var page = await response.Content.ReadAsStringAsync(Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("E-mail address or password is wrong.", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{Somebody}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("my wrong sentence", page, StringComparison.Ordinal);
        Assert.False(_visitor.IsSignedIn);
    }

    [Fact]
    public async Task Page_and_api_count_towards_one_lockout()
    {
        for (var i = 0; i < AccountRules.MaxFailures - 1; i++)
        {
            (await _visitor.LoginAsync(Somebody, "wrong")).Dispose();
        }

        (await _visitor.SignInAsync(Somebody, "wrong")).Dispose();
        using var response = await _visitor.SignInAsync(Somebody);
        Assert.Contains("Too many failed sign-ins. Try again in 1", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.False(_visitor.IsSignedIn);
    }

    [Theory]
    [InlineData("/account/login")]
    [InlineData("/account/logout")]
    public async Task A_form_from_elsewhere_is_refused(string path)
    {
        (await _visitor.SignInAsync(Somebody)).Dispose();
        using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Email", Somebody), new("Password", AccountsHost.Password)]);
        using var response = await _visitor.PostAsync(path, form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var door = await _visitor.GetAsync("/api/doors/desk");
        Assert.Equal(HttpStatusCode.OK, door.StatusCode);
    }

    [Fact]
    public async Task Signing_out_takes_a_form_and_ends_the_session()
    {
        (await _visitor.SignInAsync(Somebody)).Dispose();
        using var denied = await _visitor.GetAsync("/account/denied");
        using var response = await _visitor.SubmitPageAsync(await denied.Content.ReadAsStringAsync(Ct), "/account/logout");
        Assert.Equal("/", response.Headers.Location!.ToString());
        Assert.False(_visitor.IsSignedIn);
    }

    [Fact]
    public async Task Pages_carry_no_script_and_are_not_cached()
    {
        using var response = await _visitor.GetAsync("/account/login");
        var page = await response.Content.ReadAsStringAsync(Ct);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("autocomplete=\"current-password\"", page, StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }
}
